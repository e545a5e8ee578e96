package vn.chitieu.benchmarks.parts;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that has to come. */
public final class Waiting {

    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private Waiting() {}

    /**
     * Asks again and again until the answer is yes.
     *
     * @param what what is waited for, for the message when it does not come within 20 minutes
     * @param pause between two questions
     * @param done the question
     */
    public static void until(String what, Duration pause, BooleanSupplier done) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + TIMEOUT + " in vain for " + what);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }
}
