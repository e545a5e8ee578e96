package vn.chitieu.notification.cases.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.TOTAL;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.policy.Rule;

/** What the cases of each rule hear of a revision. */
class CaseRulesTest {

    private static final CaseKey PROVINCE = new CaseKey(Rule.BEHIND_TARGET, TOTAL, "PROVINCE");

    @Test
    void eachRuleIsThereOnceButThatOfReports() {
        assertThat(DetectionRule.all(any -> true))
                .extracting(DetectionRule::rule)
                .containsExactlyInAnyOrder(
                        Rule.BEHIND_TARGET,
                        Rule.FORECAST_BELOW_TARGET,
                        Rule.FALLING_CUMULATIVE,
                        Rule.CLOSED_QUARTER_MOVED,
                        Rule.WATCH_LIST);
    }

    @Test
    void eachOwnersTargetIsACaseOfItsOwn() {
        JudgedFigures one = figures().build();
        JudgedFigures other = figures().against("700").build();
        JudgedTotal total = figures().total(TOTAL, Map.of("PROVINCE", one, "CITY", other));
        assertThat(new BehindTarget().events(total, Set.of()))
                .containsExactly(
                        new CaseEvent.Judged(new CaseKey(Rule.BEHIND_TARGET, TOTAL, "CITY"), other),
                        new CaseEvent.Judged(PROVINCE, one));
    }

    @Test
    void aKnownCaseHearsThatItsTargetIsGone() {
        JudgedTotal total = figures().revision(4).total(TOTAL, Map.of());
        assertThat(new BehindTarget().events(total, Set.of(PROVINCE)))
                .containsExactly(new CaseEvent.TargetWithdrawn(PROVINCE, 4));
        assertThat(new BehindTarget().events(total, Set.of())).isEmpty();
    }

    @Test
    void aForecastIsOvertakenByTheJudgement() {
        CaseKey key = new CaseKey(Rule.FORECAST_BELOW_TARGET, TOTAL, "PROVINCE");
        assertThat(new ForecastBelowTarget().events(figures().forecasting("800").total(), Set.of()))
                .singleElement()
                .isInstanceOf(CaseEvent.Judged.class);
        assertThat(new ForecastBelowTarget()
                        .events(
                                figures()
                                        .revision(2)
                                        .worth("300", Verdict.AHEAD)
                                        .total(),
                                Set.of(key)))
                .containsExactly(new CaseEvent.Overtaken(key, 2));
        assertThat(new ForecastBelowTarget().events(figures().missing().total(), Set.of()))
                .singleElement()
                .isInstanceOf(CaseEvent.Judged.class);
    }

    @Test
    void onlyAFigureThatAddsUpCanFall() {
        JudgedTotal adds = figures().worth("-1", Verdict.BEHIND).total();
        JudgedTotal stock = new JudgedTotal(adds.total(), adds.figures(), false, adds.byOwner());
        assertThat(new FallingCumulative().events(adds, Set.of()))
                .containsExactly(new CaseEvent.Judged(
                        new CaseKey(Rule.FALLING_CUMULATIVE, TOTAL, CaseKey.NO_OWNER), adds.figures()));
        assertThat(new FallingCumulative().events(stock, Set.of())).isEmpty();
    }

    @Test
    void aClosedQuarterIsACaseWithoutAnOwner() {
        JudgedTotal total = figures().movedBy("9", true).total();
        assertThat(new ClosedQuarterMoved().events(total, Set.of()))
                .containsExactly(new CaseEvent.Judged(
                        new CaseKey(Rule.CLOSED_QUARTER_MOVED, TOTAL, CaseKey.NO_OWNER), total.figures()));
    }

    @Test
    void onlyWhatIsWatchedIsHeardOfAndWhatWasWatchedGoesOn() {
        JudgedTotal total = figures().total();
        CaseKey key = new CaseKey(Rule.WATCH_LIST, TOTAL, "PROVINCE");
        List<CaseEvent> heard = List.of(new CaseEvent.Judged(key, figures().build()));
        assertThat(new WatchList(TOTAL::equals).events(total, Set.of())).containsExactlyElementsOf(heard);
        assertThat(new WatchList(any -> false).events(total, Set.of())).isEmpty();
        assertThat(new WatchList(any -> false).events(total, Set.of(key))).containsExactlyElementsOf(heard);
    }
}
