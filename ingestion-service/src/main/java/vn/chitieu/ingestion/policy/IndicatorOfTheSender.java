package vn.chitieu.ingestion.policy;

import java.util.Optional;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Violation;

/** A credential that is bound to some indicators reports no others. */
final class IndicatorOfTheSender implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        return Optional.ofNullable(draft.indicator())
                .filter(indicator -> !circumstances.sender().coversIndicator(indicator.code()))
                .map(indicator -> Violation.of(
                        Code.INDICATOR_NOT_GRANTED,
                        Field.INDICATOR,
                        "expected an indicator that credential "
                                + circumstances.sender().id() + " is bound to, got " + indicator.code()));
    }
}
