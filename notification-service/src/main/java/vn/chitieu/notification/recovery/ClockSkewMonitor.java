package vn.chitieu.notification.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that a clock was ahead, of this process or of another one, and takes back what would wait for a time that is
 * still to come; and that the database was restored under this process. Each of the steps is idempotent. Thread-safe.
 */
public final class ClockSkewMonitor {

    /** Clocks of several machines may differ by less without being wrong. */
    public static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** The mark is moved no more often. */
    private static final Duration STEP = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(ClockSkewMonitor.class);

    private final TimeMark mark;
    private final Restore restore;
    private final List<TakeBack> steps;

    /** The mark as this process saw it last. */
    private volatile @Nullable Instant seen;

    /**
     * Takes the mark, what records a restore, and what takes something back.
     *
     * @param steps done in that order
     */
    public ClockSkewMonitor(TimeMark mark, Restore restore, List<TakeBack> steps) {
        this.mark = mark;
        this.restore = restore;
        this.steps = List.copyOf(steps);
    }

    /**
     * Looks at the mark, and moves it.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        @Nullable Instant latest = mark.latest().orElse(null);
        Instant before = seen;
        if (before != null && (latest == null || latest.isBefore(before.minus(TOLERANCE)))) {
            restore.noticed("what was done until " + before + " is known until " + latest, now);
        }
        boolean ahead = latest != null && latest.isAfter(now.plus(TOLERANCE));
        if (ahead) {
            log.warn("A clock was ahead: what was done until {} is looked at again, it is {}", latest, now);
            steps.forEach(step -> step.takeBack(now.plus(TOLERANCE), now));
        }
        if (ahead || latest == null || latest.plus(STEP).isBefore(now)) {
            seen = mark.move(latest, now) ? now : latest;
        } else {
            seen = latest;
        }
        return ahead;
    }

    /** Something that a clock which was ahead has left behind. */
    @FunctionalInterface
    public interface TakeBack {

        /**
         * Takes back what was done later than that; idempotent.
         *
         * @param after what was done until then is as it should be
         * @param now the time
         */
        void takeBack(Instant after, Instant now);
    }
}
