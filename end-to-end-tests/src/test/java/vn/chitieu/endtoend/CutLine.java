package vn.chitieu.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between a browser and a service that can be cut: before a request, or between a request and its answer. */
final class CutLine implements AutoCloseable {

    private static final int BUFFER = 16_384;

    /** What the line lets through. */
    enum State {
        WHOLE,
        WITHOUT_ANSWERS,
        CUT
    }

    private final URI service;
    private final ServerSocket entrance;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile State state = State.WHOLE;

    CutLine(URI service) {
        this.service = service;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    /** Returns where the service is reached over the line. */
    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort() + "/");
    }

    /** Cuts the line, or mends it; connections of before are gone. */
    void become(State next) {
        state = next;
        open.forEach(CutLine::end);
    }

    /** Returns how many answers were lost on the way. */
    int lostAnswers() {
        return lost.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket browser = entrance.accept();
                if (state == State.CUT) {
                    browser.close();
                } else {
                    connect(browser);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        Socket beyond = new Socket(service.getHost(), service.getPort());
        open.add(browser);
        open.add(beyond);
        threads.execute(() -> carry(browser, beyond, false));
        threads.execute(() -> carry(beyond, browser, true));
    }

    private void carry(Socket from, Socket to, boolean isAnswer) {
        byte[] bytes = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (isAnswer && state == State.WITHOUT_ANSWERS) {
                    lost.incrementAndGet();
                    return;
                }
                out.write(bytes, 0, length);
            }
        } catch (IOException ended) {
            end(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public void close() {
        become(State.CUT);
        try {
            entrance.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.shutdownNow();
    }
}
