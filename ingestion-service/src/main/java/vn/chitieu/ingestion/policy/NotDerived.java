package vn.chitieu.ingestion.policy;

import java.util.Optional;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Violation;

/** A derived indicator follows from others; nobody reports it. */
final class NotDerived implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        return Optional.ofNullable(draft.indicator())
                .filter(indicator -> indicator.isDerived())
                .map(indicator -> Violation.of(
                        Code.INDICATOR_IS_DERIVED,
                        Field.INDICATOR,
                        "expected an indicator that is reported, got " + indicator.code() + " which is derived"));
    }
}
