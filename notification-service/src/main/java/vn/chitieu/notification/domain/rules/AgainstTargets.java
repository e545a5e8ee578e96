package vn.chitieu.notification.domain.rules;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.notification.domain.cases.CaseEvent;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.JudgedTotal;
import vn.chitieu.notification.domain.cases.Rule;

/** What rules have in common that look at a total against the target of each owner. */
final class AgainstTargets {

    private AgainstTargets() {}

    /** Returns the judgement against each target, in the order of the owners, then which targets are gone. */
    static Stream<CaseEvent> events(Rule rule, JudgedTotal total, Set<CaseKey> known) {
        Stream<CaseEvent> judged = total.byOwner().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new CaseEvent.Judged(new CaseKey(rule, total.total(), one.getKey()), one.getValue()));
        return Stream.concat(judged, withdrawn(total, known));
    }

    private static Stream<CaseEvent> withdrawn(JudgedTotal total, Set<CaseKey> known) {
        return known.stream()
                .filter(key -> !total.byOwner().containsKey(key.owner()))
                .map(key -> new CaseEvent.TargetWithdrawn(key, total.revision()));
    }
}
