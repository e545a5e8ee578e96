package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A link in a reminder is good for the period that it reminds of alone. */
final class PeriodOfTheSender implements Policy {

    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {
        return Optional.ofNullable(draft.period())
                .filter(period -> !context.sender().coversPeriod(period))
                .map(period -> Violation.of(
                        FindingCode.PERIOD_NOT_OF_THE_LINK,
                        Field.PERIOD,
                        "expected a period within " + context.sender().period() + ", for which "
                                + context.sender().id() + " has a link, got " + period,
                        Map.of(
                                "got", String.valueOf(period),
                                "granted", String.valueOf(context.sender().period()))));
    }
}
