package vn.chitieu.ingestion.policy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/** No sender reports for another unit: the credential has to speak for the unit. */
final class UnitOfTheSender implements Policy {

    private static final int MOST_UNITS = 5;

    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {

        return Optional.ofNullable(draft.unit())
                .filter(unit -> !context.sender().coversUnit(unit.id()))
                .map(unit -> Violation.of(
                        FindingCode.FIGURE_OF_ANOTHER_UNIT,
                        Field.UNIT,
                        "expected a unit that credential "
                                + context.sender().id() + " speaks for (" + units(context.sender())
                                + "), got " + unit.id(),
                        Map.of("unit", unit.id(), "units", units(context.sender()))));
    }

    private static String units(Credential sender) {
        String few = sender.units().stream().sorted().limit(MOST_UNITS).collect(Collectors.joining(", "));
        return sender.units().size() > MOST_UNITS ? few + ", …" : few;
    }
}
