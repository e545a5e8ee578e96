package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice with a digest to one person. It is requested once the digest is closed; what is in it no longer changes
 * then, and is loaded from {@link DigestRepository#items} when the mail is written. Each is a mail of its own: it
 * starts its own thread and takes nothing back.
 *
 * @param digest which
 * @param wantedAt when it was wanted
 * @param traces the {@code traceparent} of each figure in it that is traced, the newest first, {@value #MOST_TRACES} at
 *     most
 */
public record DigestNotice(DigestKey digest, Instant wantedAt, List<String> traces) implements Notice {

    private static final int MOST_TRACES = 64;

    public DigestNotice {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(wantedAt);
        traces = List.copyOf(traces);
    }

    /** Makes one of what is in a closed digest. */
    public static DigestNotice of(DigestKey digest, Instant wantedAt, List<DigestItem> items) {
        List<String> traces = items.stream()
                .sorted(Comparator.comparing(DigestItem::wantedAt).reversed())
                .map(DigestItem::trace)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_TRACES)
                .toList();
        return new DigestNotice(digest, wantedAt, traces);
    }

    @Override
    public CityKey city() {
        return digest.city();
    }

    @Override
    public String id() {
        return digest.id();
    }

    @Override
    public String subject() {
        return digest.subject();
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.DIGEST;
    }

    @Override
    public String recipient() {
        return digest.recipient();
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    @Override
    public String thread() {
        return id();
    }
}
