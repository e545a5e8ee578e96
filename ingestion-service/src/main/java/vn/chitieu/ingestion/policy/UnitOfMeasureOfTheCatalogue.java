package vn.chitieu.ingestion.policy;

import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quoted;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Violation;

/** Who names a unit of measure means the catalogue's: nothing is converted, so tỷ against triệu is found here. */
final class UnitOfMeasureOfTheCatalogue implements Policy {
    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {

        Indicator indicator = draft.indicator();
        String unitOfMeasure = draft.unitOfMeasure();
        if (indicator == null
                || unitOfMeasure == null
                || unitOfMeasure.equals(indicator.unitOfMeasure().vi())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                Code.WRONG_UNIT_OF_MEASURE,
                Field.UNIT_OF_MEASURE,
                "expected " + Quoted.of(indicator.unitOfMeasure().vi()) + " for " + indicator.code() + ", got "
                        + Quoted.of(unitOfMeasure)));
    }
}
