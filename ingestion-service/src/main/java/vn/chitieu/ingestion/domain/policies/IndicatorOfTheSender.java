package vn.chitieu.ingestion.domain.policies;

import java.util.Optional;
import vn.chitieu.ingestion.domain.Circumstances;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Draft;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.Policy;
import vn.chitieu.ingestion.domain.Violation;

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
