package vn.chitieu.benchmarks.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import vn.chitieu.benchmarks.parts.WrongResultException;

/**
 * One kept HTTP/1.1 connection of a {@link LoadClient}: one request at a time, no more work than it takes to know that
 * its answer is whole and accepts everything. A server may close it between two requests, as it does when one waits for
 * longer than its keep-alive timeout; the next request opens it again.
 */
final class LoadConnection implements AutoCloseable {

    private static final int FIRST_SIZE = 1 << 15;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length: ");
    private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");
    private static final byte[] ACCEPTED = ascii("HTTP/1.1 202");
    private static final byte[] NONE_REJECTED = ascii("\"rejected\":0");

    private final int port;
    private final Selector selector;
    private final ByteBuffer request;
    private SocketChannel channel;
    private SelectionKey key;
    private byte[] answer = new byte[FIRST_SIZE];
    private int length;
    private long due;
    private boolean waiting;

    LoadConnection(int port, Selector selector, int largestRequest) throws IOException {
        this.port = port;
        this.selector = selector;
        this.request = ByteBuffer.allocateDirect(largestRequest);
        this.channel = open(port);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private static SocketChannel open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    /** Returns when the request under way was due. */
    long due() {
        return due;
    }

    /** Sends the next request. */
    void send(Posts posts, long dueNanos) throws IOException {
        if (!channel.isOpen()) {
            channel = open(port);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }
        due = dueNanos;
        length = 0;
        waiting = true;
        posts.next(request);
        write();
    }

    /** Writes what the socket takes, and returns at once. */
    void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what has come; returns whether that was the rest of the answer. */
    boolean read() throws IOException {
        if (length == answer.length) {
            answer = Arrays.copyOf(answer, 2 * length);
        }
        int read = channel.read(ByteBuffer.wrap(answer, length, answer.length - length));
        if (read < 0 && waiting) {
            throw new EOFException(
                    "expected an answer, the connection was closed after %d bytes of it, %d ms after its request was due"
                            .formatted(length, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due)));
        }
        if (read < 0) {
            channel.close();
            return false;
        }
        length += read;
        if (!isWhole()) {
            return false;
        }
        if (!Arrays.equals(answer, 0, ACCEPTED.length, ACCEPTED, 0, ACCEPTED.length)
                || indexOf(NONE_REJECTED, length) < 0) {
            throw new WrongResultException("expected 202 and nothing rejected, got "
                    + new String(answer, 0, Math.min(length, 2_000), StandardCharsets.UTF_8));
        }
        waiting = false;
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean isWhole() {
        int head = indexOf(HEAD_END, length);
        if (head < 0) {
            return false;
        }
        int announced = indexOf(LENGTH, head);
        if (announced < 0) {
            return length >= LAST_CHUNK.length
                    && Arrays.equals(answer, length - LAST_CHUNK.length, length, LAST_CHUNK, 0, LAST_CHUNK.length);
        }
        int size = 0;
        for (int i = announced + LENGTH.length; answer[i] >= '0' && answer[i] <= '9'; i++) {
            size = 10 * size + answer[i] - '0';
        }
        return length >= head + HEAD_END.length + size;
    }

    /** Letters are compared without their case. */
    private int indexOf(byte[] wanted, int end) {
        for (int start = 0; start <= end - wanted.length; start++) {
            int same = 0;
            while (same < wanted.length && lower(answer[start + same]) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return start;
            }
        }
        return -1;
    }

    private static int lower(byte character) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
