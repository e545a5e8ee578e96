package vn.chitieu.localstack.services;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notification service as its clients see it. */
public final class NotificationApi {

    private final JsonOverHttp http;
    private final String key;

    /** Takes the address of the service and a key that may read. */
    public NotificationApi(URI base, String key) {
        this(base, key, "");
    }

    /**
     * Takes the address of the service, a key that may read, and what it is asked about.
     *
     * @param city id of the city; empty for the one that the service takes for meant
     */
    public NotificationApi(URI base, String key, String city) {
        this.http = new JsonOverHttp(base, city);
        this.key = key;
    }

    /** Returns how many notices cases want sent that are not in the outbox yet. */
    public int pendingNotices() {
        int pending = 0;
        String page = "";
        while (true) {
            Cases cases = http.get("/api/v1/cases" + page, key, Cases.class);
            pending += cases.cases().stream().mapToInt(Case::pendingNotices).sum();
            if (cases.next() == null) {
                return pending;
            }
            page = "?after=" + URLEncoder.encode(cases.next(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Returns whether a notice in the outbox is on its way now; one that waits for the morning is where it should be.
     */
    public boolean hasLiveMails() {
        String page = "";
        while (true) {
            Mails mails = http.get("/api/v1/mails?state=live" + page, key, Mails.class);
            if (mails.mails().stream().anyMatch(Mail::isUnderWay)) {
                return true;
            }
            if (mails.next() == null) {
                return false;
            }
            page = "&after=" + URLEncoder.encode(mails.next(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the mails that a mail server has taken, in the order of their ids. */
    public List<SentMail> sentMails() {
        List<SentMail> sent = new ArrayList<>();
        String page = "";
        while (true) {
            SentMails mails = http.get("/api/v1/mails?state=SENT" + page, key, SentMails.class);
            sent.addAll(mails.mails());
            if (mails.next() == null) {
                return sent;
            }
            page = "&after=" + URLEncoder.encode(mails.next(), StandardCharsets.UTF_8);
        }
    }

    /**
     * A mail that a mail server has taken.
     *
     * @param recipient the address
     * @param subject what the mail is about
     */
    public record SentMail(String recipient, String subject) {}

    private record SentMails(List<SentMail> mails, @Nullable String next) {}

    private record Cases(List<Case> cases, @Nullable String next) {}

    private record Case(int pendingNotices) {}

    private record Mails(List<Mail> mails, @Nullable String next) {}

    private record Mail(
            String state, Instant changedAt, @Nullable Instant dueAt) {

        /** One that was put off when it came, until the morning or the next working day, is not. */
        boolean isUnderWay() {
            boolean putOff = state.equals("QUEUED") && dueAt != null && dueAt.isAfter(changedAt);
            return !putOff;
        }
    }
}
