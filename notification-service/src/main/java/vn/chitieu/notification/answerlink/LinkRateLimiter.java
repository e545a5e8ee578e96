package vn.chitieu.notification.answerlink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rate limit for each link: so many visits within a window that begins with the first of them; further ones are refused
 * until it is over. Thread-safe; keeps a bounded number of tallies.
 */
public final class LinkRateLimiter {

    private static final int KEPT = 10_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > KEPT;
        }
    };

    public LinkRateLimiter(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Counts a visit; returns how long to wait instead where there were too many. */
    synchronized Optional<Duration> enter(String link) {
        Instant now = clock.instant();
        Tally tally = tallies.get(link);
        if (tally == null || !tally.since().plus(window).isAfter(now)) {
            tallies.remove(link);
            tallies.put(link, new Tally(1, now));
            return Optional.empty();
        }
        if (tally.visits() >= most) {
            return Optional.of(Duration.between(now, tally.since().plus(window)).plusSeconds(1));
        }
        tallies.put(link, new Tally(tally.visits() + 1, tally.since()));
        return Optional.empty();
    }

    private record Tally(int visits, Instant since) {}
}
