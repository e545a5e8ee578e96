package vn.chitieu.benchmarks.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server that takes everything at once and records when it took what. */
public final class MailSink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailSink.class);
    private static final int BACKLOG = 100;
    private static final String MESSAGE_ID = "message-id:";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "mail-sink");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> recipients = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    private MailSink(ServerSocket socket) {
        this.socket = socket;
    }

    /** Starts one; port 0 is any free one. */
    public static MailSink start(int port) {
        try {
            MailSink sink = new MailSink(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
            sink.threads.execute(sink::serve);
            return sink;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Returns where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Returns when each mail was taken, by the part of its Message-ID before the at sign. */
    public Map<String, Long> accepted() {
        return accepted;
    }

    /** Returns the address that each mail was for, by the part of its Message-ID before the at sign. */
    public Map<String, String> recipients() {
        return recipients;
    }

    /** Returns the headers of each mail as they came, by the part of its Message-ID before the at sign. */
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        } finally {
            threads.shutdownNow();
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                threads.execute(() -> talk(client));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            OutputStream out = client.getOutputStream();
            answer(out, "220 sink");
            String recipient = "";
            for (String line = line(in); line != null; line = line(in)) {
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    answer(out, "354 go on");
                    String header = headers(in);
                    String id = id(header);
                    headers.put(id, header);
                    recipients.put(id, recipient);
                    accepted.putIfAbsent(id, System.nanoTime());
                    answer(out, "250 queued");
                } else {
                    recipient = verb.equals("RCPT") ? address(line) : recipient;
                    answer(out, verb.equals("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException gone) {
            LOG.debug("hung up", gone);
        }
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    /** Reads a mail to its end and returns its headers. */
    private static String headers(InputStream in) throws IOException {
        StringBuilder headers = new StringBuilder();
        boolean inBody = false;
        for (String line = line(in); line != null && !line.equals("."); line = line(in)) {
            inBody |= line.isEmpty();
            if (!inBody) {
                headers.append(line).append('\n');
            }
        }
        return headers.toString();
    }

    private static String id(String headers) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(MESSAGE_ID))
                .findFirst()
                .map(line -> line.substring(line.indexOf('<') + 1, line.indexOf('@')))
                .orElse("");
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0; one = in.read()) {
            if (one == '\n') {
                return line.toString();
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return null;
    }

    private static void answer(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
