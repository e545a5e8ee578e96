package vn.chitieu.notification.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * Runs all scheduled jobs one after the other, by the injected clock. A job that fails is retried with the next tick
 * and keeps no other from its work; what it fails of is logged once and remembered until it works again. Thread-safe.
 */
public final class ScheduledJobs {

    private static final Logger log = LoggerFactory.getLogger(ScheduledJobs.class);

    private final List<ScheduledJob> jobs;
    private final WakeUpSignal wakeUp;
    private final Clock clock;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** Takes the jobs in the order in which they run, the wake-up signal of mail, and the clock. */
    public ScheduledJobs(List<ScheduledJob> jobs, WakeUpSignal wakeUp, Clock clock) {
        this.jobs = List.copyOf(jobs);
        this.wakeUp = wakeUp;
        this.clock = clock;
        Instant now = clock.instant();
        this.jobs.forEach(job -> states.put(job.name(), new State(now, null)));
    }

    /** Does what is due now. */
    public void tick() {
        boolean wanted = false;
        for (ScheduledJob job : jobs) {
            wanted |= isDone(job);
        }
        if (wanted) {
            wakeUp.signal();
        }
    }

    /** Returns the jobs that have not worked for longer than that, each with why. */
    public Map<String, String> failing(Duration longerThan) {
        Instant since = clock.instant().minus(longerThan);
        Map<String, String> failing = new LinkedHashMap<>();
        for (ScheduledJob job : jobs) {
            State state = Objects.requireNonNull(states.get(job.name()));
            if (state.workedAt.isBefore(since)) {
                failing.put(job.name(), state.fault == null ? "has not run" : state.fault);
            }
        }
        return failing;
    }

    private boolean isDone(ScheduledJob job) {
        State before = Objects.requireNonNull(states.get(job.name()));
        Instant now = clock.instant();
        try {
            boolean wanted = job.work().doWhatIsDue(now);
            states.put(job.name(), new State(now, null));
            if (before.fault != null) {
                log.info("The job {} works again", job.name());
            }
            return wanted;
        } catch (RuntimeException fault) {
            String why = fault.toString();
            if (!why.equals(before.fault)) {
                log.warn("The job {} waits for a fault to pass: {}", job.name(), why);
            }
            states.put(job.name(), new State(before.workedAt.isAfter(now) ? now : before.workedAt, why));
            // What it did before, such as the work of the cities in which it did not fail, may want mail.
            return true;
        }
    }

    private record State(Instant workedAt, @Nullable String fault) {}
}
