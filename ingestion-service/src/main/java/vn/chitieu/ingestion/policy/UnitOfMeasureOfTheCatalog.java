package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** A unit of measure that is named has to be the catalog's: nothing is converted, so tỷ against triệu is found here. */
final class UnitOfMeasureOfTheCatalog implements Policy {
    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        Indicator indicator = draft.indicator();
        String unitOfMeasure = draft.unitOfMeasure();
        if (indicator == null
                || unitOfMeasure == null
                || unitOfMeasure.equals(indicator.display().unitOfMeasure().vi())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                FindingCode.WRONG_UNIT_OF_MEASURE,
                Field.UNIT_OF_MEASURE,
                "expected " + QuotedText.of(indicator.display().unitOfMeasure().vi()) + " for " + indicator.code()
                        + ", got " + QuotedText.of(unitOfMeasure),
                Map.of(
                        "expected",
                        QuotedText.of(indicator.display().unitOfMeasure().vi()),
                        "got",
                        QuotedText.of(unitOfMeasure))));
    }
}
