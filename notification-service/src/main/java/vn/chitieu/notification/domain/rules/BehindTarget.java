package vn.chitieu.notification.domain.rules;

import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.notification.domain.cases.CaseEvent;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.JudgedTotal;
import vn.chitieu.notification.domain.cases.Rule;

/** A judged total, or a window that ends with its quarter, is behind one of its targets. */
final class BehindTarget implements CaseRule {

    @Override
    public Rule rule() {
        return Rule.BEHIND_TARGET;
    }

    @Override
    public Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return AgainstTargets.eventsWithWindows(rule(), total, known);
    }
}
