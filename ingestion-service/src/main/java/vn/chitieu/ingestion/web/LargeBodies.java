package vn.chitieu.ingestion.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/**
 * Lets few large bodies in at a time, because each of them takes several times its size in memory until it is answered;
 * small ones pass freely. Without this, sixteen bodies of 7 MB at once end a process with a heap of 256 MiB.
 */
final class LargeBodies {

    /** What is larger than this is large. */
    static final long LARGE_BYTES = 128 * 1024;

    private static final int WAIT_SECONDS = 3;

    private final Semaphore places;

    LargeBodies(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** Takes a place, waiting a little for one; whoever took it {@link #leave}s. */
    void enter() {
        try {
            if (places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                        ProblemCode.TOO_BUSY,
                        "expected a free place for a body of more than " + LARGE_BYTES + " bytes, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
    }

    void leave() {
        places.release();
    }
}
