package vn.chitieu.ingestion.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A later report corrects an earlier one, so a clock that runs ahead would block every correction until then. */
final class NotFromTheFuture implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        Instant reportedAt = draft.reportedAt();
        Instant latest = context.now().plus(context.clockTolerance());
        if (reportedAt == null || !reportedAt.isAfter(latest)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.REPORTED_IN_THE_FUTURE,
                Field.REPORTED_AT,
                "expected a time not after " + PeriodText.plain(latest, context) + ", got "
                        + PeriodText.plain(reportedAt, context),
                Map.of(
                        "latest",
                        PeriodText.vietnamese(latest, context),
                        "got",
                        PeriodText.vietnamese(reportedAt, context))));
    }
}
