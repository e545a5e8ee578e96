package vn.chitieu.support.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Speaks to a service on this machine byte by byte, as no client library would. Not thread-safe. */
public final class RawSocket implements AutoCloseable {

    private final Socket socket;

    /** Connects; a read waits for at most 30 s. */
    public RawSocket(int port) {
        try {
            this.socket = new Socket("localhost", port);
            socket.setSoTimeout(30_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns whether the other side still takes what is sent. */
    public boolean send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Sends a text every 50 ms until the other side takes no more; fails after 20 s. */
    public void drip(String text) {
        Awaitility.await()
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .atMost(Duration.ofMinutes(2))
                .until(() -> !send(text));
    }

    /** Returns all that comes until the other side closes the connection. */
    public String answer() {
        StringBuilder answer = new StringBuilder();
        try {
            int next = socket.getInputStream().read();
            while (next >= 0) {
                answer.append((char) next);
                next = socket.getInputStream().read();
            }
        } catch (IOException reset) {
            // What came before is all there is.
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
