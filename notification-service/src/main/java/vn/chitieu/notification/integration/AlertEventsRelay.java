package vn.chitieu.notification.integration;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Relay of the events of cases, in a thread of its own, so that a broker that is away holds back no mail. A fault is
 * logged and retried with back-off.
 */
public final class AlertEventsRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AlertEventsRelay.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final TransitionPublisher passOn;
    private final Duration poll;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    public AlertEventsRelay(TransitionPublisher passOn, Duration poll) {
        this.passOn = passOn;
        this.poll = poll;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "alert-events");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        Duration wait = poll;
        try {
            while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = passedOn() ? poll : longer(wait);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean passedOn() {
        try {
            boolean more = true;
            while (more && stopped.getCount() > 0) {
                more = passOn.passOn();
            }
            return true;
        } catch (RuntimeException fault) {
            if (stopped.getCount() > 0) {
                log.warn("What happened to cases waits for a fault to pass: {}", fault.toString());
            }
            return false;
        }
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
