package vn.chitieu.notification.cases.rules;

import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.policy.Rule;

/** The figure of a closed quarter has moved by more than its indicator tolerates. */
final class ClosedQuarterMoved implements DetectionRule {

    @Override
    public Rule rule() {
        return Rule.CLOSED_QUARTER_MOVED;
    }

    @Override
    public Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return Stream.of(new CaseEvent.Judged(new CaseKey(rule(), total.total(), CaseKey.NO_OWNER), total.figures()));
    }
}
