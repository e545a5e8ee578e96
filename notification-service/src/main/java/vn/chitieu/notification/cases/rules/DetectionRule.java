package vn.chitieu.notification.cases.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;

/** One rule that looks at totals. Pure and thread-safe. */
public interface DetectionRule {

    /**
     * Returns all rules that look at totals, in the order of evaluation.
     *
     * @param watched whether a total is on any watch list
     */
    static List<DetectionRule> all(Predicate<TotalKey> watched) {
        return List.of(
                new BehindTarget(),
                new ForecastBelowTarget(),
                new FallingCumulative(),
                new ClosedQuarterMoved(),
                new WatchList(watched));
    }

    /** Returns which rule it is. */
    Rule rule();

    /**
     * Returns the events of a revision for the cases of this rule.
     *
     * @param total the revision
     * @param known the cases of this rule that the total has had so far
     */
    Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known);
}
