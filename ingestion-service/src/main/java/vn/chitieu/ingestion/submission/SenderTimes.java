package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.update.ReportTimes;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads at which time a request says that its figures were reported, and brings it to the clock of this service by the
 * header {@code Date}, which tells the clock of the sender (RFC 9110, 6.6.1). Thread-safe.
 */
@Component
final class SenderTimes {

    private final Clock clock;
    private final Duration tolerance;

    SenderTimes(Clock clock, IngestionProperties settings) {
        this.clock = clock;
        this.tolerance = settings.clockTolerance();
    }

    /**
     * Returns the time for rows that have none of their own; null where the request gives none.
     *
     * @throws ProblemException INVALID_PARAMETER or REPORTED_AT_IN_THE_FUTURE
     */
    @Nullable
    Instant reportedAt(HttpServletRequest request) {
        Optional<Instant> given = SubmissionParameters.reportedAt(request);
        if (given.isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        return ReportTimes.byOurClock(given.get(), sentAt(request), now, tolerance)
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.REPORTED_AT_IN_THE_FUTURE,
                        "expected reportedAt not after " + now.plus(tolerance) + ", got " + given.get()));
    }

    private static @Nullable Instant sentAt(HttpServletRequest request) {
        try {
            long millis = request.getDateHeader(HttpHeaders.DATE);
            return millis < 0 ? null : Instant.ofEpochMilli(millis);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
