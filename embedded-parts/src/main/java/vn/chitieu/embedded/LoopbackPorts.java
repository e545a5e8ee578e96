package vn.chitieu.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Ports on the loopback interface: asks the system for free ones and finds out early which are taken. */
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";

    private LoopbackPorts() {}

    /** Returns a port that was free a moment ago. */
    static int free() {
        try (ServerSocket socket = bound(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("The system has no free port on " + HOST, e);
        }
    }

    /**
     * Throws {@link PortTakenException} if another program listens on the port. The servers behind the parts report
     * that late and badly: the broker would halt the whole process.
     */
    static void requireFree(String part, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = bound(port)) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(part, port, e);
        }
    }

    /** Returns the loopback address with a port. */
    static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(HOST + " has four bytes", e);
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // As the servers do: a port whose last connections linger in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
