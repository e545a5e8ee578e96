package vn.chitieu.notification.cases.rules;

import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.policy.Rule;

/** If it goes on like this, the target of the year is missed. The judgment of the quarter takes the place of it. */
final class ForecastBelowTarget implements DetectionRule {

    @Override
    public Rule rule() {
        return Rule.FORECAST_BELOW_TARGET;
    }

    @Override
    public Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return TargetRule.events(rule(), total, known)
                .map(event -> event instanceof CaseEvent.Judged judged && isJudged(judged)
                        ? new CaseEvent.Overtaken(judged.about(), judged.revision())
                        : event);
    }

    private static boolean isJudged(CaseEvent.Judged event) {
        return event.figures().attainment().verdict() != Verdict.NOT_JUDGED;
    }
}
