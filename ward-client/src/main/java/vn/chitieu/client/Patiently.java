package vn.chitieu.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting with an end. */
final class Patiently {

    private static final long LONGEST_MS = Long.MAX_VALUE / 2_000_000;

    private Patiently() {}

    /** Returns a patience that ends so long from now. */
    static SendWaiting.Patience within(Duration wait) {
        long until = System.nanoTime() + Math.min(wait.toMillis(), LONGEST_MS) * 1_000_000;
        CountDownLatch never = new CountDownLatch(1);
        return time -> {
            if (System.nanoTime() + time.toNanos() - until > 0) {
                return false;
            }
            return !never.await(time.toMillis(), TimeUnit.MILLISECONDS);
        };
    }
}
