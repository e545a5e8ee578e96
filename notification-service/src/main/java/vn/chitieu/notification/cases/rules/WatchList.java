package vn.chitieu.notification.cases.rules;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;

/** A total on a watch list is not on its pace; one that is on no watch list any more moves the case that it has. */
final class WatchList implements DetectionRule {

    private final Predicate<TotalKey> watched;

    WatchList(Predicate<TotalKey> watched) {
        this.watched = watched;
    }

    @Override
    public Rule rule() {
        return Rule.WATCH_LIST;
    }

    @Override
    public Stream<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return watched.test(total.total()) || !known.isEmpty()
                ? TargetRule.eventsWithWindows(rule(), total, known)
                : Stream.empty();
    }
}
