package vn.chitieu.notification.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether the mail server talks to us at all. While it refuses our sign-in every mail would fare the same, so all wait;
 * after each pause a single attempt finds out. Thread-safe.
 */
public final class ChannelGate {

    private final Clock clock;
    private final Duration pause;
    private final AtomicReference<@Nullable Closed> closed = new AtomicReference<>();

    /**
     * Starts open.
     *
     * @param clock the time
     * @param pause how long to wait before the next attempt
     */
    public ChannelGate(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Lets nothing through until the pause is over. */
    public void close(String why) {
        closed.set(new Closed(why, clock.instant().plus(pause)));
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
        return clock.instant().isBefore(now.until()) ? 0 : 1;
    }

    /** Returns why and until when it is closed; empty where it is open. */
    public Optional<Closed> state() {
        return Optional.ofNullable(closed.get());
    }

    /**
     * A closed gate.
     *
     * @param why what the mail server said
     * @param until when the next attempt is made
     */
    public record Closed(String why, Instant until) {}
}
