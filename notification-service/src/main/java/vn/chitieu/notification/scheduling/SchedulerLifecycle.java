package vn.chitieu.notification.scheduling;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The one scheduler thread of the service. Only a stop ends it, never a fault of a tick. */
public final class SchedulerLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchedulerLifecycle.class);
    private static final long STOP_SECONDS = 10;

    private final ScheduledJobs scheduledJobs;
    private final Duration every;
    private @Nullable ExecutorService thread;
    private CountDownLatch stopped = new CountDownLatch(0);

    public SchedulerLifecycle(ScheduledJobs scheduledJobs, Duration every) {
        this.scheduledJobs = scheduledJobs;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Executors.newSingleThreadExecutor(new CustomizableThreadFactory("time-"));
        thread.execute(() -> run(stop));
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopped.countDown();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /** Beside the other loops of its phase: each waits for what it has under way. */
    @Override
    public void stop(Runnable callback) {
        new Thread(
                        () -> {
                            stop();
                            callback.run();
                        },
                        "time-stop")
                .start();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run(CountDownLatch stop) {
        try {
            do {
                tick();
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nothing through that would end the loop. */
    private void tick() {
        try {
            scheduledJobs.tick();
        } catch (RuntimeException | Error fault) {
            log.error("A tick failed; the next one follows in {}", every, fault);
        }
    }
}
