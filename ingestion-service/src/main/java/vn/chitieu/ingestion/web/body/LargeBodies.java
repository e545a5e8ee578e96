package vn.chitieu.ingestion.web.body;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Lets few large bodies in at a time, because each of them takes several times its size in memory until it is answered;
 * small ones pass freely. Without this, sixteen bodies of 7 MB at once end a process with a heap of 256 MiB.
 */
public final class LargeBodies {

    /** What is larger than this is large. */
    public static final long LARGE_BYTES = 128 * 1024;

    private static final int WAIT_SECONDS = 3;

    private final Semaphore places;

    /** Makes so many places. */
    public LargeBodies(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** Takes a place, waiting a little for one; whoever took it {@link #leave}s. */
    public void enter() {
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
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS);
    }

    /** Gives a place back. */
    public void leave() {
        places.release();
    }
}
