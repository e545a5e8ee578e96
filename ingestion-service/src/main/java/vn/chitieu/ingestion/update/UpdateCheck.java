package vn.chitieu.ingestion.update;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.ingestion.update.Marks.Marking;

/** Reads and checks one update: every field, then every policy, and all that is wrong is returned at once. */
public final class UpdateCheck implements RowCheck<Update> {

    private final UpdateIds ids;
    private final List<Policy> policies;
    private final List<Doubt> doubts;
    private final Marking marking;

    /** Makes a check that marks nothing. */
    public UpdateCheck(UpdateIds ids, List<Policy> policies, List<Doubt> doubts) {
        this(ids, policies, doubts, (draft, circumstances) -> Marks.NONE);
    }

    /**
     * Makes a check that asks all of those policies, and where none is broken all of those doubts and what is to be
     * told beside, and gives an id to what comes without one.
     */
    public UpdateCheck(UpdateIds ids, List<Policy> policies, List<Doubt> doubts, Marking marking) {
        this.marking = Objects.requireNonNull(marking);
        this.ids = Objects.requireNonNull(ids);
        this.policies = List.copyOf(policies);
        this.doubts = List.copyOf(doubts);
    }

    /**
     * Checks one update. Without a status it is PRELIMINARY, without a time it was reported now.
     *
     * @param raw what came
     * @param circumstances what it is checked against
     */
    @Override
    public Checked<Update> check(RawRow raw, Circumstances circumstances) {
        DraftReader reader = new DraftReader(raw, circumstances.catalog());
        Draft draft = reader.read();
        List<Violation> violations = reader.violations();
        for (Policy policy : policies) {
            policy.check(draft, circumstances).ifPresent(violations::add);
        }
        if (!violations.isEmpty()) {
            return new Checked.Bad<>(draft.id(), violations);
        }
        Update update = update(draft, circumstances.now());
        return new Checked.Good<>(
                update.id(), update, warnings(update, circumstances), marking.of(draft, circumstances));
    }

    private List<Warning> warnings(Update update, Circumstances circumstances) {
        List<Warning> warnings = new ArrayList<>(0);
        for (Doubt doubt : doubts) {
            doubt.about(update, circumstances).ifPresent(warnings::add);
        }
        return warnings;
    }

    private Update update(Draft draft, Instant now) {
        var indicator = Objects.requireNonNull(draft.indicator());
        return new Update(
                Objects.requireNonNullElseGet(draft.id(), ids::next),
                Objects.requireNonNull(draft.unit()).id(),
                indicator.code(),
                Objects.requireNonNull(draft.period()),
                draft.value(),
                indicator.unitOfMeasure().vi(),
                Objects.requireNonNullElse(draft.status(), FigureStatus.PRELIMINARY),
                Objects.requireNonNullElse(draft.reportedAt(), now.truncatedTo(ChronoUnit.MILLIS)),
                draft.reason(),
                draft.note());
    }
}
