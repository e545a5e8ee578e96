package vn.chitieu.ingestion.update;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.ingestion.update.UpdateFlags.Marking;

/** Reads and checks one update: every field, then every policy, and all that is wrong is returned at once. */
public final class UpdateValidator implements RowValidator<Update> {

    private final UpdateIdGenerator idGenerator;
    private final List<Policy> policies;
    private final List<PlausibilityCheck> doubts;
    private final Marking marking;
    private final StatusRule statuses;

    /** Makes a check that marks nothing. */
    public UpdateValidator(UpdateIdGenerator idGenerator, List<Policy> policies, List<PlausibilityCheck> doubts) {
        this(idGenerator, policies, doubts, (draft, context) -> UpdateFlags.NONE, StatusRule.AS_SENT);
    }

    /**
     * Makes a validator that applies all of those policies, and where none is broken all of those plausibility checks
     * and flags, and gives an id to what comes without one.
     *
     * @param statuses decides with which status a valid update counts
     */
    public UpdateValidator(
            UpdateIdGenerator idGenerator,
            List<Policy> policies,
            List<PlausibilityCheck> doubts,
            Marking marking,
            StatusRule statuses) {
        this.marking = Objects.requireNonNull(marking);
        this.statuses = Objects.requireNonNull(statuses);
        this.idGenerator = Objects.requireNonNull(idGenerator);
        this.policies = List.copyOf(policies);
        this.doubts = List.copyOf(doubts);
    }

    /**
     * Checks one update. Without a status it is PRELIMINARY, without a time it was reported now.
     *
     * @param raw what came
     * @param context context that it is checked against
     */
    @Override
    public ValidationResult<Update> check(RawRow raw, ValidationContext context) {
        UpdateParser reader = new UpdateParser(raw, context.catalog());
        UpdateDraft draft = reader.read();
        List<Violation> violations = reader.violations();
        for (Policy policy : policies) {
            policy.check(draft, context).ifPresent(violations::add);
        }
        if (!violations.isEmpty()) {
            return new ValidationResult.Bad<>(draft.id(), violations, RowSubject.of(draft, context));
        }
        Update update = statuses.apply(update(draft, context.now()), draft, context);
        UpdateFlags flags = marking.of(draft, context).with(reader.ownCodes()).with(update.confirmation());
        List<Warning> warnings = warnings(update, context);
        return new ValidationResult.Good<>(
                update.id(),
                warnings.isEmpty() ? update : update.withDoubt(),
                warnings,
                flags,
                RowSubject.of(draft, context));
    }

    private List<Warning> warnings(Update update, ValidationContext context) {
        List<Warning> warnings = new ArrayList<>(0);
        for (PlausibilityCheck doubt : doubts) {
            doubt.about(update, context).ifPresent(warnings::add);
        }
        return warnings;
    }

    private Update update(UpdateDraft draft, Instant now) {
        var indicator = Objects.requireNonNull(draft.indicator());
        return new Update(
                Objects.requireNonNullElseGet(draft.id(), idGenerator::next),
                Objects.requireNonNull(draft.unit()).id(),
                indicator.code(),
                Objects.requireNonNull(draft.period()),
                draft.value(),
                indicator.display().unitOfMeasure().vi(),
                Objects.requireNonNullElse(draft.status(), FigureStatus.PRELIMINARY),
                Objects.requireNonNullElse(draft.reportedAt(), now.truncatedTo(ChronoUnit.MILLIS)),
                draft.reason(),
                draft.note());
    }
}
