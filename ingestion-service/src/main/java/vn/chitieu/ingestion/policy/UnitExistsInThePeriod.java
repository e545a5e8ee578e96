package vn.chitieu.ingestion.policy;

import java.util.Optional;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Violation;

/** Units come and go; a figure belongs to one that existed in its period. */
final class UnitExistsInThePeriod implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        ReportingUnit unit = draft.unit();
        ReportingPeriod period = draft.period();
        if (unit == null || period == null || unit.existsIn(period)) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                Code.UNIT_NOT_IN_PERIOD,
                Field.UNIT,
                "expected a unit that existed in " + period + ", got " + unit.id()));
    }
}
