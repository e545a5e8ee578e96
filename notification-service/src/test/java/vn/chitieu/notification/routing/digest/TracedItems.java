package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.fixtures.SomeNotices;

/** Lines of digests about figures that are traced. */
final class TracedItems {

    private TracedItems() {}

    /** Returns a line of that trace, under an id that names the time. */
    static DigestItem of(@Nullable String trace, Instant wantedAt) {
        DigestItem.OfCase plain = (DigestItem.OfCase) DigestItem.of(SomeNotices.fired("uv-dn"));
        return new DigestItem.OfCase(
                plain.notice() + "/" + wantedAt,
                plain.about(),
                plain.kind(),
                plain.stage(),
                plain.figures(),
                plain.answerBy(),
                wantedAt,
                plain.silencedBy(),
                trace);
    }
}
