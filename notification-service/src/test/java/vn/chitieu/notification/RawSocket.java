package vn.chitieu.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks to the service byte by byte, as no client library would. */
final class RawSocket implements AutoCloseable {

    private final Socket socket;

    RawSocket(int port) {
        try {
            this.socket = new Socket("localhost", port);
            socket.setSoTimeout(30_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns whether the other side still takes what is sent. */
    boolean send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Returns all that comes until the other side closes the connection. */
    String answer() {
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
