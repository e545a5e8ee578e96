package vn.chitieu.ingestion.format;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/**
 * Semaphore that lets few workbooks be read at a time, because the table of texts of each is held in memory, however
 * small it comes. What has no such table is read row by row and needs no place.
 */
public final class WorkbookPermits {

    private static final int WAIT_SECONDS = 3;

    private final Semaphore places;

    /** Makes so many places. */
    public WorkbookPermits(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /** Takes a permit, waiting a little for one; the caller returns it by {@link #leave}. */
    void enter() {
        try {
            if (places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                        IngestionProblemCode.TOO_BUSY, "expected a free place to read a workbook, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS);
    }

    /** Gives a place back. */
    void leave() {
        places.release();
    }
}
