package vn.chitieu.chaos.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings.Kind;

/** Each mail that is SENT was delivered, and none of known outcome twice. */
final class MailComparison {

    private static final String DOMAIN = "@chitieu.example.org>";
    private static final Set<String> FAULTY = Set.of("FAILED", "EXPIRED", "UNKNOWN", "SENDING", "CLAIMED", "RETRY");

    private final Questions notification;
    private final Path inbox;
    private final Findings findings;

    MailComparison(Questions notification, Path inbox, Findings findings) {
        this.notification = notification;
        this.inbox = inbox;
        this.findings = findings;
    }

    void compare() throws InterruptedException {
        Map<String, List<String>> delivered = delivered();
        delivered.forEach((mail, files) -> {
            findings.compared(Kind.DOUBLED_MAIL);
            if (files.size() > 1) {
                findings.found(Kind.DOUBLED_MAIL, mail + " in " + files);
            }
        });
        for (JsonNode mail : mails()) {
            String state = mail.path("state").asString();
            if (state.equals("SENT")) {
                findings.compared(Kind.MISSING_MAIL);
                String key = "<" + mail.path("id").asString() + DOMAIN;
                if (delivered.keySet().stream().noneMatch(one -> one.startsWith(key))) {
                    findings.found(Kind.MISSING_MAIL, mail.toString());
                }
            }
            findings.compared(Kind.FAILED_MAIL);
            if (FAULTY.contains(state)) {
                findings.found(Kind.FAILED_MAIL, mail.toString());
            }
        }
    }

    /** Returns the files of each mail, by Message-ID and recipient; copies for the archive are left out. */
    private Map<String, List<String>> delivered() {
        Map<String, List<String>> delivered = new HashMap<>();
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".eml") && !name.contains(URLEncoder.encode(Line.ARCHIVE, StandardCharsets.UTF_8))) {
                    String recipient = name.substring(name.indexOf('_') + 1, name.length() - ".eml".length());
                    delivered
                            .computeIfAbsent(messageId(file) + " to " + recipient, none -> new ArrayList<>())
                            .add(name.substring(0, name.indexOf('_')));
                }
            }
            return delivered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String messageId(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            List<String> header = lines.limit(80).toList();
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).regionMatches(true, 0, "message-id:", 0, 11)) {
                    String value = header.get(i).substring(11).strip();
                    return value.isEmpty() ? header.get(i + 1).strip() : value;
                }
            }
            throw new IllegalStateException("expected a Message-ID in " + file);
        }
    }

    private List<JsonNode> mails() throws InterruptedException {
        List<JsonNode> mails = new ArrayList<>();
        String page = "";
        while (true) {
            JsonNode answer = notification.get("/api/v1/mails" + page);
            answer.path("mails").forEach(mails::add);
            String next = answer.path("next").asString(null);
            if (next == null) {
                return mails;
            }
            page = "?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }
}
