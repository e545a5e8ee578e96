package vn.chitieu.localstack.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.StackException;

/** Waits for the greeting of a foreign mail server, before anything relies on it; sends nothing but its leave. */
public final class SmtpProbe {

    private static final String GREETING = "220";
    private static final int LONGEST_LINE = 512;

    private final Duration timeout;

    /** Takes how long it waits in all. */
    public SmtpProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Returns when the server has greeted.
     *
     * @throws StackException naming option and address, if it does not in time
     */
    public void require(HostAndPort server) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(server.host()), server.port()), left(deadline));
            String line = firstLine(socket, deadline);
            if (!line.startsWith(GREETING)) {
                throw fault(server, "\"" + TerminalText.of(line) + "\"", null);
            }
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw fault(server, "no greeting (" + TerminalText.of(e.toString()) + ")", e);
        }
    }

    private static String firstLine(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            socket.setSoTimeout(left(deadline));
            int next = in.read();
            if (next < 0 || next == '\n') {
                break;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("no whole line in time");
        }
        return Math.toIntExact(millis);
    }

    private StackException fault(HostAndPort server, String got, @Nullable IOException why) {
        String message = "--smtp " + server + ": expected a mail server that greets with " + GREETING + " within "
                + timeout.toMillis() + " ms, got " + got;
        return why == null ? new StackException(message) : new StackException(message, why);
    }
}
