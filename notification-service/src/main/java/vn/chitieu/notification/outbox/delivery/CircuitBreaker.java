package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breaker of the mail server. While the server refuses the sign-in, or does not answer, every mail would fare
 * the same, so all wait; after each pause a single attempt is let through (half-open). Thread-safe.
 */
public final class CircuitBreaker {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration pause;
    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();

    /**
     * Starts closed: mails pass.
     *
     * @param clock the time
     * @param pause how long to wait before the next attempt
     */
    public CircuitBreaker(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Opens the circuit until the pause is over, because the server refuses the sign-in. */
    public void refused(String why) {
        open.set(new Open(why, clock.instant().plus(pause), pause, true));
    }

    /** Opens the circuit for a back-off that begins with a second and grows, because the server does not answer. */
    public void away(String why) {
        open.updateAndGet(before -> {
            if (before != null && before.isWithinItsPause(clock.instant())) {
                return before; // one of several attempts at the same time
            }
            Duration next = before == null || before.refused()
                    ? FIRST_PAUSE
                    : before.pause().multipliedBy(2);
            Duration bounded = next.compareTo(pause) < 0 ? next : pause;
            return new Open(why, clock.instant().plus(bounded), bounded, false);
        });
    }

    /** Closes the circuit: everything passes again. */
    public void succeeded() {
        open.set(null);
    }

    /**
     * Returns how many mails may be tried at once: {@code most} while closed; one when half-open, after a pause; none
     * within it.
     */
    public int permits(int most) {
        Open now = open.get();
        if (now == null) {
            return most;
        }
        return now.isWithinItsPause(clock.instant()) ? 0 : 1;
    }

    /** Returns why and until when the circuit is open; empty while it is closed. */
    public Optional<Open> state() {
        return Optional.ofNullable(open.get());
    }

    /**
     * An open circuit: no mail passes.
     *
     * @param why what the mail server said, or how it was not reached
     * @param until when the next attempt is made
     * @param pause how long that is from when it was opened
     * @param refused whether the sign-in is refused, which is no transient fault
     */
    public record Open(String why, Instant until, Duration pause, boolean refused) {

        /** A time before it was opened is that of a clock that was put back, and ends the pause. */
        boolean isWithinItsPause(Instant now) {
            return now.isBefore(until) && !now.isBefore(until.minus(pause));
        }
    }
}
