package vn.chitieu.ingestion.credential.account;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Periodic search for accounts that outlived their credentials; what fails is retried the next time. */
final class ExpiredAccountScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredAccountScheduler.class);

    private final ExpiredAccountCleanup cleanup;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "door-accounts");
        named.setDaemon(true);
        return named;
    });

    private ExpiredAccountScheduler(ExpiredAccountCleanup cleanup) {
        this.cleanup = cleanup;
    }

    static ExpiredAccountScheduler start(ExpiredAccountCleanup cleanup, Duration every) {
        ExpiredAccountScheduler closer = new ExpiredAccountScheduler(cleanup);
        long millis = every.toMillis();
        var unused = closer.thread.scheduleWithFixedDelay(closer::look, millis, millis, TimeUnit.MILLISECONDS);
        return closer;
    }

    private void look() {
        try {
            cleanup.close();
        } catch (RuntimeException failed) {
            LOG.warn("accounts at the Kafka ingress may have outlived their credentials: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
