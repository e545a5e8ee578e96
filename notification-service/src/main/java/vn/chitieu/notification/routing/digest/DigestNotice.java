package vn.chitieu.notification.routing.digest;

import java.time.Instant;
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
 */
public record DigestNotice(DigestKey digest, Instant wantedAt) implements Notice {

    public DigestNotice {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(wantedAt);
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
