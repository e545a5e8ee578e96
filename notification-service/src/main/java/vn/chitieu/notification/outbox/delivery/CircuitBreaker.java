package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether the mail server talks to us at all. While it refuses our sign-in, or nobody answers, every mail would fare
 * the same, so all wait; after each pause a single attempt finds out. Thread-safe.
 */
public final class CircuitBreaker {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration pause;
    private final AtomicReference<@Nullable Closed> closed = new AtomicReference<>();

    /**
     * Starts open.
     *
     * @param clock the time
     * @param pause how long to wait before the next attempt
     */
    public CircuitBreaker(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Lets nothing through until the pause is over, because the server refuses our sign-in. */
    public void close(String why) {
        closed.set(new Closed(why, clock.instant().plus(pause), pause, true));
    }

    /** Lets nothing through for a pause that begins with a second and grows, because nobody answers. */
    public void away(String why) {
        closed.updateAndGet(before -> {
            if (before != null && before.isWithinItsPause(clock.instant())) {
                return before; // one of those that were on their way together
            }
            Duration next = before == null || before.refused()
                    ? FIRST_PAUSE
                    : before.pause().multipliedBy(2);
            Duration bounded = next.compareTo(pause) < 0 ? next : pause;
            return new Closed(why, clock.instant().plus(bounded), bounded, false);
        });
    }

    /** Lets everything through again. */
    public void open() {
        closed.set(null);
    }

    /** Returns how many mails may be tried at once, where open: {@code most}; one after a pause; none within it. */
    public int permits(int most) {
        Closed now = closed.get();
        if (now == null) {
            return most;
        }
        return now.isWithinItsPause(clock.instant()) ? 0 : 1;
    }

    /** Returns why and until when it is closed; empty where it is open. */
    public Optional<Closed> state() {
        return Optional.ofNullable(closed.get());
    }

    /**
     * A closed gate.
     *
     * @param why what the mail server said, or how it was not reached
     * @param until when the next attempt is made
     * @param pause how long that is from when it was closed
     * @param refused whether our sign-in is refused, which does not pass by itself
     */
    public record Closed(String why, Instant until, Duration pause, boolean refused) {

        /** A time before it was closed is that of a clock that was put back, and ends the pause. */
        boolean isWithinItsPause(Instant now) {
            return now.isBefore(until) && !now.isBefore(until.minus(pause));
        }
    }
}
