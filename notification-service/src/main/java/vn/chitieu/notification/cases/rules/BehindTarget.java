package vn.chitieu.notification.cases.rules;

import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.policy.Rule;

/** A judged total, or a window that ends with its quarter, is behind one of its targets. */
final class BehindTarget implements DetectionRule {

    @Override
    public Rule rule() {
        return Rule.BEHIND_TARGET;
    }

    @Override
    public Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return TargetRule.eventsWithWindows(rule(), total, known);
    }
}
