package vn.chitieu.ingestion.domain.policies;

import java.util.Optional;
import vn.chitieu.ingestion.domain.Circumstances;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Draft;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.Policy;
import vn.chitieu.ingestion.domain.Violation;

/** Nobody writes for another: the credential has to speak for the unit. */
final class UnitOfTheSender implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        return Optional.ofNullable(draft.unit())
                .filter(unit -> !circumstances.sender().coversUnit(unit.id()))
                .map(unit -> Violation.of(
                        Code.FIGURE_OF_ANOTHER_UNIT,
                        Field.UNIT,
                        "expected a unit that credential "
                                + circumstances.sender().id() + " speaks for, got " + unit.id()));
    }
}
