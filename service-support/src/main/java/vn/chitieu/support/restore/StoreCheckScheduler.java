package vn.chitieu.support.restore;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduler of a {@link StoreCheck}, at the start and periodically, in a thread of its own, because the other place may
 * not answer for long. What fails is retried the next time. Thread-safe.
 */
public final class StoreCheckScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCheckScheduler.class);
    private static final long FIRST_LOOKS_MILLIS = 1_000;

    private final StoreCheck storeCheck;
    private final Clock clock;
    private final boolean each;
    private final AtomicBoolean owed = new AtomicBoolean();
    private volatile boolean failing;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "store-marks");
        named.setDaemon(true);
        return named;
    });

    private StoreCheckScheduler(StoreCheck storeCheck, Clock clock, boolean each) {
        this.storeCheck = storeCheck;
        this.clock = clock;
        this.each = each;
    }

    /** Starts one for a database that changes all the time: each look counts as a change. */
    public static StoreCheckScheduler ofWhatAlwaysChanges(StoreCheck storeCheck, Clock clock, Duration every) {
        return started(new StoreCheckScheduler(storeCheck, clock, true), every);
    }

    /** Starts one for a database whose changes are counted by {@link #changed}. */
    public static StoreCheckScheduler ofCountedChanges(StoreCheck storeCheck, Clock clock, Duration every) {
        return started(new StoreCheckScheduler(storeCheck, clock, false), every);
    }

    private static StoreCheckScheduler started(StoreCheckScheduler keeper, Duration every) {
        long millis = Math.min(every.toMillis(), FIRST_LOOKS_MILLIS);
        long looks = Math.max(1, every.toMillis() / millis);
        long[] number = {0};
        var unused = keeper.thread.scheduleWithFixedDelay(
                () -> {
                    if (number[0]++ % looks == 0 || !keeper.storeCheck.hasCompared()) {
                        keeper.look();
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
        return keeper;
    }

    /** Counts a change that was just kept; it never fails, and is marked outside a moment later. */
    public void changed() {
        try {
            if (!storeCheck.advance(clock.instant())) {
                owed.set(true);
            }
        } catch (RuntimeException fault) {
            owed.set(true);
            LOG.warn("A change of the database is counted later: {}", fault.toString());
        }
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The next start marks it", stopping);
        }
    }

    private void look() {
        try {
            storeCheck.look(clock.instant());
            if (owed.getAndSet(false) || each) {
                count();
                storeCheck.look(clock.instant());
            }
            if (failing) {
                LOG.info("The database is compared with its mark again");
            }
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing && !thread.isShutdown()) {
                LOG.warn("The database cannot be compared with its mark yet: {}", fault.toString());
            }
            failing = true;
        }
    }

    private void count() {
        try {
            storeCheck.advance(clock.instant());
        } catch (RuntimeException fault) {
            owed.set(true);
            throw fault;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
