package vn.chitieu.notification.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice that is sent once more on request of staff. It is rendered again, so that an address that was mended since
 * counts, and has an id and a ledger of its own.
 *
 * @param original what is said again; never itself one that is said again
 * @param by id of the person or credential that asked for it
 * @param wantedAt when
 */
public record ResentNotice(Notice original, String by, Instant wantedAt) implements Notice {

    public ResentNotice {
        Objects.requireNonNull(by);
        Objects.requireNonNull(wantedAt);
        if (original instanceof ResentNotice) {
            throw new IllegalArgumentException("expected a notice of its own, got one that is said again");
        }
    }

    /** Returns the original of a notice that is sent again, else itself. */
    public static Notice originalOf(Notice notice) {
        return notice instanceof ResentNotice again ? again.original : notice;
    }

    @Override
    public String id() {
        return NoticeId.of(original.id(), "resent", by, wantedAt);
    }

    @Override
    public String subject() {
        return original.subject();
    }

    @Override
    public CityKey city() {
        return original.city();
    }

    @Override
    public NoticeKind kind() {
        return original.kind();
    }

    @Override
    public String recipient() {
        return original.recipient();
    }

    /** Returns null: that the original took something back was dealt with then. */
    @Override
    public @Nullable String follows() {
        return null;
    }

    @Override
    public @Nullable String trace() {
        return original.trace();
    }

    @Override
    public List<String> traces() {
        return original.traces();
    }

    @Override
    public String thread() {
        return original.thread();
    }

    /** Returns true: the person who requested it waits for it. */
    @Override
    public boolean urgent() {
        return true;
    }
}
