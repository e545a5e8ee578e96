package vn.chitieu.notification.scheduling;

import java.time.Instant;
import java.util.Objects;

/**
 * A job that is due by time. Idempotent: it may be run at any time, any number of times and by several instances at
 * once; it does what is due and leaves alone what is done.
 *
 * @param name for logs and health
 * @param work does what is due by the given time, and returns whether any mail may now be sent
 */
public record ScheduledJob(String name, Work work) {

    public ScheduledJob {
        Objects.requireNonNull(name);
        Objects.requireNonNull(work);
    }

    /** What is done. */
    @FunctionalInterface
    public interface Work {

        /** Does what is due by then and returns whether any mail may now be sent. */
        boolean doWhatIsDue(Instant now);
    }
}
