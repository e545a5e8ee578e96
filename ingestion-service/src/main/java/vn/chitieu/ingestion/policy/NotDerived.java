package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A derived indicator follows from others; it is never reported. */
final class NotDerived implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        return Optional.ofNullable(draft.indicator())
                .filter(indicator -> indicator.isDerived())
                .map(indicator -> Violation.of(
                        FindingCode.INDICATOR_IS_DERIVED,
                        Field.INDICATOR,
                        "expected an indicator that is reported, got " + indicator.code() + " which is derived",
                        Map.of("indicator", indicator.code())));
    }
}
