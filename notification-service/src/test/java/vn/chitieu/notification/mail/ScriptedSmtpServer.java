package vn.chitieu.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers by a script: an answer for each verb, or {@link #DROP} to cut the line instead. */
final class ScriptedSmtpServer implements AutoCloseable {

    static final String DROP = "drop";
    static final String GREETING = "greeting";
    static final String DOT = "dot";

    private final ServerSocket socket;
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers so from now on: to a verb, to RCPT of one address, as the greeting, or to the final dot. */
    ScriptedSmtpServer on(String verb, String answer) {
        script.put(verb, answer);
        return this;
    }

    /** Answers so the next time; after a 421 it hangs up. */
    void once(String verb, String answer) {
        once.put(verb, answer);
    }

    /** Returns how often it was called. */
    int connections() {
        return connections.get();
    }

    void behave() {
        script.clear();
    }

    /** Returns the data of each mail that came whole, dot-stuffing undone, whatever was answered. */
    List<String> mails() {
        return mails;
    }

    /** Returns each address to which RCPT was said, whatever was answered. */
    List<String> recipients() {
        return recipients;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                connections.incrementAndGet();
                talk(client);
            } catch (IOException gone) {
                // the client hung up or the test is over
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (!answer(out, GREETING, "220 scripted ready")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String usual = verb.equals("EHLO") ? "250-scripted\r\n250 AUTH PLAIN" : "250 ok";
            usual = verb.equals("DATA") ? "354 go on" : usual;
            usual = verb.equals("AUTH") ? "235 welcome" : usual;
            usual = verb.equals("QUIT") ? "221 bye" : usual;
            if (verb.equals("RCPT")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                recipients.add(address);
                usual = script.getOrDefault("RCPT " + address, usual);
            }
            if (!answer(out, verb, usual) || verb.equals("QUIT")) {
                return;
            }
            if (verb.equals("DATA") && !script.containsKey("DATA")) {
                mails.add(data(in));
                if (!answer(out, DOT, "250 queued as 1")) {
                    return;
                }
            }
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return data.toString();
    }

    private boolean answer(OutputStream out, String verb, String usual) throws IOException {
        String now = once.remove(verb);
        String answer = now == null ? script.getOrDefault(verb, usual) : now;
        if (answer.equals(DROP)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return now == null || !now.startsWith("421");
    }
}
