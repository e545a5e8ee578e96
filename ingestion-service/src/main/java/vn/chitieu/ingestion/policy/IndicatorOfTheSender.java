package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A credential that is bound to some indicators reports no others. */
final class IndicatorOfTheSender implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        return Optional.ofNullable(draft.indicator())
                .filter(indicator -> !context.sender().coversIndicator(indicator.code()))
                .map(indicator -> Violation.of(
                        FindingCode.INDICATOR_NOT_GRANTED,
                        Field.INDICATOR,
                        "expected an indicator that credential "
                                + context.sender().id() + " is bound to, got " + indicator.code(),
                        Map.of("indicator", indicator.code())));
    }
}
