package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Rate limit of mails, so that a backlog does not overrun the mail server. Thread-safe. */
public final class SendRateLimiter {

    private static final long MILLIS = 1000;

    private final int perSecond;
    private final Clock clock;
    private Instant since;
    private long tokens;

    /**
     * Starts with what may be begun within a second.
     *
     * @param perSecond most mails in a second on average; 0 for any number
     * @param clock the time
     */
    public SendRateLimiter(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        since = clock.instant();
        tokens = perSecond;
    }

    /** Returns how many may be begun now, at most {@code most}. */
    public synchronized int available(int most) {
        if (perSecond == 0) {
            return most;
        }
        Instant now = clock.instant();
        if (now.isBefore(since)) {
            since = now; // the clock was put back
        }
        long elapsed = Duration.between(since, now).toMillis();
        long gained = Math.min(perSecond, elapsed * perSecond / MILLIS);
        if (gained > 0) {
            tokens = Math.min(perSecond, tokens + gained);
            since = now;
        }
        return (int) Math.min(most, tokens);
    }

    /** Counts that so many were begun. */
    public synchronized void begun(int mails) {
        tokens = perSecond == 0 ? 0 : Math.max(0, tokens - mails);
    }
}
