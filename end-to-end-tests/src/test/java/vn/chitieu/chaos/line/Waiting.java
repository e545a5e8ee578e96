package vn.chitieu.chaos.line;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something to become true. */
public final class Waiting {

    private static final long PAUSE_MILLIS = 200;

    private Waiting() {}

    /**
     * Returns when the condition holds.
     *
     * @throws IllegalStateException saying for what, if that takes longer than the timeout
     */
    public static void until(String what, Duration timeout, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("After " + timeout.toSeconds() + " s still waiting for " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
