package vn.chitieu.notification.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Timeouts, deadlines and back-off of the outbox.
 *
 * @param lease how long a sender may take before another one may take over, 1 s to 1 h
 * @param retryBase how long to wait after the first failure, doubled after each further one, 1 ms to 1 h
 * @param retryMax the longest wait between two attempts, not below retryBase, at most 1 day
 * @param deadline how long after it was wanted a notice is given up, 1 min to 30 days
 * @param unknownAfter how long to wait before a mail with an unknown outcome is sent again, at most 1 day
 */
public record DeliveryPolicy(
        Duration lease, Duration retryBase, Duration retryMax, Duration deadline, Duration unknownAfter) {

    /** Jitter takes away up to half of a wait, in thousandths of it. */
    public static final int MAX_JITTER_PERMILLE = 500;

    private static final int MOST_DOUBLINGS = 30;

    public DeliveryPolicy {
        check("lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
        check("retryBase", retryBase, Duration.ofMillis(1), Duration.ofHours(1));
        check("retryMax", retryMax, retryBase, Duration.ofDays(1));
        check("deadline", deadline, Duration.ofMinutes(1), Duration.ofDays(30));
        check("unknownAfter", unknownAfter, Duration.ofMillis(1), Duration.ofDays(1));
    }

    /**
     * Returns when to try again.
     *
     * @param now the time
     * @param attempts how many attempts were made, from 1
     * @param jitterPermille how much of the wait is taken away, 0 to {@value #MAX_JITTER_PERMILLE}
     */
    public Instant retryAt(Instant now, int attempts, int jitterPermille) {
        Duration wait = retryBase.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, attempts - 1)));
        Duration bounded = wait.compareTo(retryMax) < 0 ? wait : retryMax;
        return now.plusMillis(bounded.toMillis() * (1000 - jitterPermille) / 1000);
    }

    /**
     * Returns when to poll again for something that has been awaited since then: with back-off, after half as long once
     * more.
     */
    public Instant lookAgainAt(Instant since, Instant now) {
        Duration wait = Duration.between(since, now).dividedBy(2);
        if (wait.compareTo(retryBase) < 0) {
            return now.plus(retryBase);
        }
        return now.plus(wait.compareTo(retryMax) < 0 ? wait : retryMax);
    }

    private static void check(String name, Duration value, Duration from, Duration to) {
        if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            throw new IllegalArgumentException("expected " + name + " " + from + " to " + to + ", got " + value);
        }
    }
}
