package vn.chitieu.chaos.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A piece of wire between two processes on this machine that can be cut, stalled and slowed down. */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int CHUNK = 16_384;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private volatile Mode mode = Mode.OPEN;
    private volatile int delayMillis;

    private TcpProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** How the wire is. */
    public enum Mode {
        /** Passes everything on. */
        OPEN,
        /** Connections are reset, new ones too. */
        CUT,
        /** Connections stay, nothing passes. */
        STALLED
    }

    /** Opens a wire from one port to another. */
    public static TcpProxy open(int from, int to) {
        try {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), from), 200);
            TcpProxy proxy = new TcpProxy(door, to);
            proxy.daemon("accept", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("expected port " + from + " to be free", e);
        }
    }

    /** Resets all connections, and new ones until {@link #mend}. */
    public void cut() {
        change(Mode.CUT);
        open.forEach(TcpProxy::reset);
    }

    /** Keeps connections and passes nothing on until {@link #mend}. */
    public void stall() {
        change(Mode.STALLED);
    }

    /** Passes each piece on so much later, until {@link #mend}. */
    public void slow(int millis) {
        delayMillis = millis;
    }

    /** Passes everything on again. */
    public void mend() {
        delayMillis = 0;
        change(Mode.OPEN);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        change(Mode.CUT);
        open.forEach(TcpProxy::reset);
    }

    private void change(Mode to) {
        synchronized (changed) {
            mode = to;
            changed.notifyAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                daemon("connect", () -> connect(client));
            } catch (IOException closedOrOutOfFiles) {
                if (!door.isClosed()) {
                    Thread.yield();
                }
            }
        }
    }

    private void connect(Socket client) {
        if (mode == Mode.CUT) {
            drop(client);
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(server);
            daemon("back", () -> pump(server, client));
            pump(client, server);
        } catch (IOException refused) {
            drop(client);
            drop(server);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                awaitPassage();
                out.write(chunk, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            drop(to);
            drop(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (from.isOutputShutdown() || to.isClosed()) {
            drop(from);
            drop(to);
        }
    }

    private void awaitPassage() throws InterruptedException, IOException {
        int delay = delayMillis;
        if (delay > 0) {
            Thread.sleep(delay);
        }
        synchronized (changed) {
            while (mode == Mode.STALLED) {
                changed.wait();
            }
        }
        if (mode == Mode.CUT) {
            throw new IOException("cut");
        }
    }

    private void drop(Socket socket) {
        reset(socket);
        open.remove(socket);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // Nothing is left to reset.
        }
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // It is closed, which is what is wanted.
        }
    }

    private void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "proxy-" + door.getLocalPort() + "-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
