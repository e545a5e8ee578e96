package vn.chitieu.ingestion.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flushes the counts to the audit periodically, and once more when the service stops. */
final class UsageCounterScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageCounterScheduler.class);

    private final UsageCounter usage;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "audit");
        named.setDaemon(true);
        return named;
    });

    private UsageCounterScheduler(UsageCounter usage) {
        this.usage = usage;
    }

    static UsageCounterScheduler start(UsageCounter usage, Duration every) {
        UsageCounterScheduler keeper = new UsageCounterScheduler(usage);
        long millis = every.toMillis();
        var unused = keeper.thread.scheduleWithFixedDelay(keeper::keep, millis, millis, TimeUnit.MILLISECONDS);
        return keeper;
    }

    private void keep() {
        try {
            usage.keep();
        } catch (RuntimeException failed) {
            LOG.warn("what was counted is not in the audit yet: {}", String.valueOf(failed.getCause()));
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        keep();
    }
}
