package vn.chitieu.ingestion.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what was counted to the audit now and then, and once more when the service stops. */
public final class ActivityKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityKeeper.class);

    private final Activity activity;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "audit");
        named.setDaemon(true);
        return named;
    });

    private ActivityKeeper(Activity activity) {
        this.activity = activity;
    }

    public static ActivityKeeper start(Activity activity, Duration every) {
        ActivityKeeper keeper = new ActivityKeeper(activity);
        long millis = every.toMillis();
        var unused = keeper.thread.scheduleWithFixedDelay(keeper::keep, millis, millis, TimeUnit.MILLISECONDS);
        return keeper;
    }

    private void keep() {
        try {
            activity.keep();
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
