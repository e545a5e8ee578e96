package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.Credential;

/** Reads and checks one target: every field, then who sends it, and all that is wrong is returned at once. */
public final class TargetValidator implements RowValidator<TargetAssignment> {

    /** Assignments of one owner for one indicator and year: some for each unit of a large city. */
    static final int MOST_OF_AN_OWNER = 2_000;

    /** Half of what the document may have in which aggregation keeps them. */
    static final long MOST_BYTES = 8L << 20;

    private final UpdateIdGenerator idGenerator;
    private final AssignedTargets assigned;
    private final List<TargetPlausibilityCheck> doubts;

    /** Makes a validator without earlier targets. */
    public TargetValidator(UpdateIdGenerator idGenerator) {
        this(idGenerator, AssignedTargets.NONE, List.of());
    }

    /**
     * Makes a validator that gives an id to what comes without one.
     *
     * @param assigned earlier targets, of which there may be so many and no more
     * @param doubts plausibility checks for one with which nothing is wrong
     */
    public TargetValidator(
            UpdateIdGenerator idGenerator, AssignedTargets assigned, List<TargetPlausibilityCheck> doubts) {
        this.idGenerator = Objects.requireNonNull(idGenerator);
        this.assigned = Objects.requireNonNull(assigned);
        this.doubts = List.copyOf(doubts);
    }

    @Override
    public ValidationResult<TargetAssignment> check(RawRow raw, ValidationContext context) {
        TargetParser reader = new TargetParser(raw, context.catalog());
        String id = reader.id();
        Indicator indicator = reader.indicator();
        Integer year = reader.year();
        Scope scope = reader.scope(year);
        String owner = reader.owner();
        BigDecimal value = reader.value();
        TargetPhasing pace = reader.pace();
        LocalDate validFrom = reader.validFrom(year);
        String reason = reader.reason();
        Credential sender = context.sender();
        if (owner != null && !sender.coversOwner(owner)) {
            reader.violated(
                    FindingCode.TARGET_OF_ANOTHER_OWNER,
                    Field.OWNER,
                    "expected an owner that credential " + sender.id() + " assigns for "
                            + sender.owners().stream().sorted().toList() + ", got " + owner,
                    Map.of(
                            "owners",
                            sender.owners().stream().sorted().collect(Collectors.joining(", ")),
                            "got",
                            owner));
        }
        if (indicator != null && !sender.coversIndicator(indicator.code())) {
            reader.violated(
                    FindingCode.INDICATOR_NOT_GRANTED,
                    Field.INDICATOR,
                    "expected an indicator of credential " + sender.id() + ", got " + indicator.code(),
                    Map.of("indicator", indicator.code()));
        }
        if (indicator != null
                && pace != null
                && !pace.suits(indicator, context.catalog().accrual(indicator))) {
            reader.violated(
                    FindingCode.PACE_NOT_VALID,
                    Field.PACE,
                    "expected shares that fall only where less is better and figures do not add up over the year, got"
                            + " them for " + indicator.code(),
                    Map.of());
        }
        if (!reader.violations().isEmpty()) {
            return new ValidationResult.Bad<>(id, reader.violations());
        }
        Target target = new Target(
                Objects.requireNonNull(scope),
                Objects.requireNonNull(indicator).code(),
                Objects.requireNonNull(year),
                Objects.requireNonNull(owner),
                Objects.requireNonNull(value),
                Objects.requireNonNull(pace),
                Objects.requireNonNull(validFrom),
                Objects.requireNonNull(reason));
        String given = Objects.requireNonNullElseGet(id, idGenerator::next);
        TargetAssignment assignment = new TargetAssignment(given, target);
        String city = context.catalog().id();
        if (assigned.has(city, given)) {
            return new ValidationResult.Good<>(given, assignment);
        }
        Violation beyond = beyondBounds(city, assignment);
        return beyond == null
                ? new ValidationResult.Good<>(given, assignment, warnings(assignment, context), UpdateFlags.NONE)
                : new ValidationResult.Bad<>(id, List.of(beyond));
    }

    private @Nullable Violation beyondBounds(String city, TargetAssignment assignment) {
        Target target = assignment.target();
        if (assigned.count(city, target.indicator(), target.year(), target.owner()) >= MOST_OF_AN_OWNER) {
            return Violation.of(
                    FindingCode.TOO_MANY_TARGETS,
                    Field.INDICATOR,
                    "expected at most %d assignments of %s for %s in %d, got another one"
                            .formatted(MOST_OF_AN_OWNER, target.owner(), target.indicator(), target.year()),
                    Map.of("most", PeriodText.vietnamese(BigDecimal.valueOf(MOST_OF_AN_OWNER))));
        }
        if (assigned.bytes(city, target.indicator(), target.year()) + InMemoryAssignedTargets.size(assignment)
                > MOST_BYTES) {
            return Violation.of(
                    FindingCode.TARGETS_TOO_LARGE,
                    Field.REASON,
                    "expected assignments of at most %d bytes for %s in %d, got more"
                            .formatted(MOST_BYTES, target.indicator(), target.year()));
        }
        return null;
    }

    private List<Warning> warnings(TargetAssignment assignment, ValidationContext context) {
        return doubts.stream()
                .map(doubt -> doubt.about(assignment, context))
                .flatMap(Optional::stream)
                .toList();
    }
}
