package vn.chitieu.notification.outbox.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one who delivers mail as soon as there may be some. Thread-safe. */
public final class WakeUpSignal {

    private final Semaphore rung = new Semaphore(0);

    /** Wakes the one who waits, or the next one who does. */
    public void ring() {
        rung.release();
    }

    /** Returns when the bell was rung since the last call, or after that time. */
    public void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
