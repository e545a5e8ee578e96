package vn.chitieu.notification.outbox;

import java.time.Instant;
import java.util.Objects;

/** Route of a notice: how it is to leave. */
public sealed interface Route {

    /** As a mail of its own, as soon as possible. */
    record AtOnce() implements Route {}

    /**
     * As a mail of its own, later.
     *
     * @param until when it may leave
     * @param why in English, for those who look at the outbox
     */
    record Defer(Instant until, String why) implements Route {
        public Defer {
            Objects.requireNonNull(until);
            Objects.requireNonNull(why);
        }
    }

    /**
     * Not as a mail of its own: it is part of another notice, such as a digest.
     *
     * @param into id of the notice that carries it, such as a digest's
     * @param why in English, for those who look at the outbox
     */
    record Fold(String into, String why) implements Route {
        public Fold {
            Objects.requireNonNull(into);
            Objects.requireNonNull(why);
        }
    }
}
