package vn.chitieu.ingestion.policy;

import java.time.Instant;
import java.util.Optional;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Told;
import vn.chitieu.ingestion.update.Violation;

/** A later report corrects an earlier one, so a clock that runs ahead would block every correction until then. */
final class NotFromTheFuture implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        Instant reportedAt = draft.reportedAt();
        Instant latest = circumstances.now().plus(circumstances.clockTolerance());
        if (reportedAt == null || !reportedAt.isAfter(latest)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                Code.REPORTED_IN_THE_FUTURE,
                Field.REPORTED_AT,
                "expected a time not after " + Told.plain(latest, circumstances) + ", got "
                        + Told.plain(reportedAt, circumstances)));
    }
}
