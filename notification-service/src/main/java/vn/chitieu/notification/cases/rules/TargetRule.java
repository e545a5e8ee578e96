package vn.chitieu.notification.cases.rules;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.policy.Rule;

/** Base of the rules that look at a total against the target of each owner. */
final class TargetRule {

    private TargetRule() {}

    /**
     * Returns the judgment of the quarter against each target, in the order of the owners, then which targets are gone.
     */
    static Stream<CaseEvent> events(Rule rule, JudgedTotal total, Set<CaseKey> known) {
        return Stream.concat(
                judged(rule, total, null), withdrawn(total, known.stream().filter(key -> key.window() == null)));
    }

    /** Returns the same, and then that of the windows that end with the quarter, in the order of their ids. */
    static Stream<CaseEvent> eventsWithWindows(Rule rule, JudgedTotal total, Set<CaseKey> known) {
        Stream<CaseEvent> ofWindows =
                total.byWindow().keySet().stream().sorted().flatMap(window -> judged(rule, total, window));
        return Stream.of(
                        events(rule, total, known),
                        ofWindows,
                        withdrawn(total, known.stream().filter(key -> key.window() != null)))
                .flatMap(Function.identity());
    }

    private static Stream<CaseEvent> judged(Rule rule, JudgedTotal total, @Nullable String window) {
        return total.byOwner(window).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one ->
                        new CaseEvent.Judged(new CaseKey(rule, total.total(), one.getKey(), window), one.getValue()));
    }

    private static Stream<CaseEvent> withdrawn(JudgedTotal total, Stream<CaseKey> known) {
        return known.filter(key -> !total.byOwner(key.window()).containsKey(key.owner()))
                .map(key -> new CaseEvent.TargetWithdrawn(key, total.revision()));
    }
}
