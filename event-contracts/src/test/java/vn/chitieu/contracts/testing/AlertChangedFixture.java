package vn.chitieu.contracts.testing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Builds events of alert cases for tests of which a test says only what it is about. By default the first version of a
 * case of a quarter, which is behind and has no answer.
 */
public final class AlertChangedFixture {

    private final String caseId;
    private final AlertChanged.About about;
    private String id = "0123456789abcdef0123456789abcdef";
    private AlertChanged.Transition transition = new AlertChanged.Transition(1, 1, "FELL_BEHIND", null, "PENDING");
    private AlertChanged.State state = new AlertChanged.State(0, "NORMAL", Instant.EPOCH, 1);
    private AlertChanged.Reached figures =
            new AlertChanged.Reached(AlertChanged.Amounts.NONE, AlertChanged.Judged.untargeted(Verdict.BEHIND));
    private AlertChanged.@Nullable Answer explanation;
    private AlertChanged.@Nullable Asked asked;
    private final @Nullable String window;

    private AlertChangedFixture(String caseId) {
        this.caseId = caseId;
        String[] parts = caseId.split("/");
        about = new AlertChanged.About(
                parts[0],
                Scope.parse(parts[1]),
                parts[2],
                Quarter.parse(parts[3]),
                parts[4].equals("NONE") ? null : parts[4]);
        window = parts.length > 5 ? parts[5] : null;
    }

    /** Begins the event of a case, such as {@code BEHIND_TARGET/city/BUDGET_REVENUE/2022-Q1/PROVINCE}. */
    public static AlertChangedFixture of(String caseId) {
        return new AlertChangedFixture(caseId);
    }

    public AlertChangedFixture id(String itsId) {
        id = itsId;
        return this;
    }

    public AlertChangedFixture moved(AlertChanged.Transition itsTransition) {
        transition = itsTransition;
        return this;
    }

    public AlertChangedFixture at(AlertChanged.State itsState) {
        state = itsState;
        return this;
    }

    public AlertChangedFixture with(AlertChanged.Amounts amounts, AlertChanged.Judged judged) {
        figures = new AlertChanged.Reached(amounts, judged);
        return this;
    }

    public AlertChangedFixture answered(AlertChanged.@Nullable Answer itsExplanation) {
        explanation = itsExplanation;
        return this;
    }

    public AlertChangedFixture asking(AlertChanged.Asked itsAsked) {
        asked = itsAsked;
        return this;
    }

    public AlertChanged build() {
        return new AlertChanged(id, "thanh-hoa", caseId, about, transition, state, figures, explanation, window, asked);
    }
}
