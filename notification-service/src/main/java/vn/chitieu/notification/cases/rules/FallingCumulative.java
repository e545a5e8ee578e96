package vn.chitieu.notification.cases.rules;

import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.policy.Rule;

/** A figure that adds up over the year is less than it was a quarter earlier. */
final class FallingCumulative implements DetectionRule {

    @Override
    public Rule rule() {
        return Rule.FALLING_CUMULATIVE;
    }

    @Override
    public Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return total.addsUp()
                ? Stream.of(new CaseEvent.Judged(new CaseKey(rule(), total.total(), CaseKey.NO_OWNER), total.figures()))
                : Stream.empty();
    }
}
