package vn.chitieu.notification.outbox.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the dispatcher as soon as there may be mail to deliver. Thread-safe. */
@Component
public final class WakeUpSignal {

    private final Semaphore signals = new Semaphore(0);

    /** Wakes the thread that waits, or the next one that does. */
    public void signal() {
        signals.release();
    }

    /** Returns when a signal was given since the last call, or after that time. */
    public void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
