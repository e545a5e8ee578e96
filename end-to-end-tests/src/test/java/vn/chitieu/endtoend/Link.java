package vn.chitieu.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What lies between a ward and the city: passes bytes on, or does to each connection what it is told. */
final class Link implements AutoCloseable {

    /** What becomes of one connection; after the last one that is told, all pass. */
    enum Fate {
        PASSES,
        /** Part of the request gets there, then nothing moves any more. */
        STOPS_WITHIN_THE_REQUEST,
        /** The request gets there, its answer comes back as far as here, and stays until it is let go. */
        HOLDS_THE_ANSWER,
        /** Part of the request gets there, then both ends see the connection break. */
        BREAKS_WITHIN_THE_REQUEST,
        /** The request gets there, and the connection breaks when the answer comes. */
        BREAKS_AT_THE_ANSWER,
        /** Somebody before the service says that there was too much. */
        SAYS_TOO_MUCH,
        /** Somebody before the service says that it is away. */
        SAYS_AWAY
    }

    private static final int CHUNK = 1024;

    private final URI service;
    private final int within;
    private final ServerSocket door;
    private final Queue<Fate> fates;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();

    /**
     * Opens the link.
     *
     * @param within how many bytes of a request that is not to get there whole do
     */
    Link(URI service, int within, Fate... fates) {
        this.service = service;
        this.within = within;
        this.fates = new ConcurrentLinkedQueue<>(List.of(fates));
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        start("link", this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    int connections() {
        return connections.get();
    }

    /** Returns how many connections are stopped, or have an answer that is held. */
    int held() {
        return held.get();
    }

    /** Returns how many bytes of requests have got through. */
    long asked() {
        return asked.get();
    }

    /** Lets answers go that are held. */
    void letGo() {
        letGo.countDown();
    }

    private void accept() throws IOException {
        while (true) {
            Socket ward = door.accept();
            sockets.add(ward);
            connections.incrementAndGet();
            Fate next = fates.poll();
            start("link-connection", () -> serve(ward, next == null ? Fate.PASSES : next));
        }
    }

    private void serve(Socket ward, Fate fate) throws IOException {
        if (fate == Fate.SAYS_TOO_MUCH || fate == Fate.SAYS_AWAY) {
            say(ward, fate == Fate.SAYS_AWAY ? "503 Service Unavailable" : "429 Too Many Requests");
            return;
        }
        try (Socket city = new Socket(service.getHost(), service.getPort())) {
            sockets.add(city);
            start("link-answers", () -> answers(city, ward, fate));
            boolean isWhole = fate != Fate.STOPS_WITHIN_THE_REQUEST && fate != Fate.BREAKS_WITHIN_THE_REQUEST;
            pass(ward.getInputStream(), city.getOutputStream(), isWhole ? Long.MAX_VALUE : within, asked);
            if (fate == Fate.STOPS_WITHIN_THE_REQUEST) {
                hold();
            }
            ward.close();
        }
    }

    private void answers(Socket city, Socket ward, Fate fate) throws IOException {
        byte[] first = new byte[CHUNK];
        int length = city.getInputStream().read(first);
        if (length > 0 && fate == Fate.HOLDS_THE_ANSWER) {
            hold();
        }
        if (length <= 0 || fate == Fate.BREAKS_AT_THE_ANSWER) {
            ward.close();
            return;
        }
        ward.getOutputStream().write(first, 0, length);
        pass(city.getInputStream(), ward.getOutputStream(), Long.MAX_VALUE, new AtomicLong());
    }

    private void hold() {
        held.incrementAndGet();
        try {
            letGo.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the request to its end, since who answers before breaks the connection. */
    private static void say(Socket ward, String status) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        InputStream in = ward.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
        in.skipNBytes(Long.parseLong(length));
        ward.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        ward.close();
    }

    private static void pass(InputStream from, OutputStream to, long most, AtomicLong passed) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = most;
        while (left > 0) {
            int length = from.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (length < 0) {
                return;
            }
            to.write(chunk, 0, length);
            left -= length;
            passed.addAndGet(length);
        }
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // the other end is gone, or this one
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        letGo();
        closed(door);
        sockets.forEach(Link::closed);
    }

    private static void closed(@Nullable AutoCloseable one) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (Exception alreadyGone) {
            // what was wanted
        }
    }

    /** What a thread does. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
