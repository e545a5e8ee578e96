package vn.chitieu.chaos.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.line.Cities;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings.Kind;

/** Each mail of a city that is SENT was delivered to its people, and none of known outcome twice. */
final class MailComparison {

    private static final String DOMAIN = "@chitieu.example.org>";
    private static final Set<String> FAULTY = Set.of("FAILED", "EXPIRED", "UNKNOWN", "SENDING", "CLAIMED", "RETRY");

    /** The city in the address of a figure; the lines of quoted-printable are put together before it is looked for. */
    private static final Pattern CITY = Pattern.compile("[?&;]city=3D([a-z0-9-]+)");

    private final Path inbox;
    private final String city;
    private final String domain;
    private final MailFaults faults;
    private final Findings findings;

    /**
     * Takes what it compares.
     *
     * @param inbox the folder with a file for each delivered mail of all cities
     * @param city the id of the city
     */
    MailComparison(Path inbox, String city, MailFaults faults, Findings findings) {
        this.inbox = inbox;
        this.city = city;
        this.domain = Cities.domain(city);
        this.faults = faults;
        this.findings = findings;
    }

    /** Compares what was delivered with what the notification service answers. */
    void compare(Questions notification) throws InterruptedException {
        compare(mails(notification));
    }

    /** Compares what was delivered with all mails that the service has of the city, as it answers them. */
    void compare(List<JsonNode> mails) {
        Map<String, List<Path>> delivered = delivered();
        Map<String, List<Path>> byId = new HashMap<>();
        delivered.forEach((mail, files) -> {
            byId.computeIfAbsent(mail.substring(0, mail.indexOf(" to ")), none -> new ArrayList<>())
                    .addAll(files);
            findings.compared(Kind.DOUBLED_MAIL);
            if (files.size() > 1) {
                boolean isUnknown =
                        files.subList(0, files.size() - 1).stream().allMatch(file -> faults.mayBeUnknown(at(file)));
                findings.found(
                        isUnknown ? Kind.UNKNOWN_MAIL : Kind.DOUBLED_MAIL,
                        mail + " at " + files.stream().map(MailComparison::at).toList());
            }
        });
        compareOwners(mails, byId);
        for (JsonNode mail : mails) {
            String state = mail.path("state").asString();
            if (state.equals("SENT")) {
                findings.compared(Kind.MISSING_MAIL);
                if (!byId.containsKey("<" + mail.path("id").asString() + DOMAIN)) {
                    findings.found(Kind.MISSING_MAIL, mail.toString());
                }
            }
            findings.compared(Kind.FAILED_MAIL);
            if (FAULTY.contains(state)) {
                findings.found(Kind.FAILED_MAIL, mail.toString());
            }
        }
    }

    /** What the city's people got is the city's. */
    private void compareOwners(List<JsonNode> mails, Map<String, List<Path>> delivered) {
        Set<String> own = new HashSet<>();
        mails.forEach(mail -> own.add("<" + mail.path("id").asString() + DOMAIN));
        delivered.forEach((id, files) -> {
            findings.compared(Kind.FOREIGN);
            if (!own.contains(id)) {
                boolean isForgotten =
                        files.stream().allMatch(file -> faults.mayBeForgotten(at(file)) && namesNoOtherCity(file));
                findings.found(
                        isForgotten ? Kind.FORGOTTEN_MAIL : Kind.FOREIGN,
                        id + " came to " + domain + " at "
                                + files.stream().map(MailComparison::at).toList() + " and is no mail of this city");
            }
        });
    }

    private boolean namesNoOtherCity(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).replaceAll("=\\r?\\n", "");
            return CITY.matcher(text).results().allMatch(found -> found.group(1).equals(city));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the files of each mail, by Message-ID and recipient; copies for the archive and what came to other cities
     * are left out.
     */
    private Map<String, List<Path>> delivered() {
        Map<String, List<Path>> delivered = new HashMap<>();
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean isTheCitys = name.endsWith(URLEncoder.encode("@" + domain, StandardCharsets.UTF_8) + ".eml");
                if (isTheCitys && !name.contains(URLEncoder.encode(Line.ARCHIVE, StandardCharsets.UTF_8))) {
                    String recipient = name.substring(name.indexOf('_') + 1, name.length() - ".eml".length());
                    delivered
                            .computeIfAbsent(messageId(file) + " to " + recipient, none -> new ArrayList<>())
                            .add(file);
                }
            }
            return delivered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
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

    private static List<JsonNode> mails(Questions notification) throws InterruptedException {
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
