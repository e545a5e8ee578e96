package vn.chitieu.notification.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;

/**
 * Takes one answer for one fall of a figure: what is answered to one of its cases is the answer to the others that ask
 * the same people, unless they have one of their own. A figure that misses the targets of both owners, and lies below
 * what it was since January, is asked about once. Thread-safe; idempotent.
 */
@Service
public final class FallExplanationService {

    private final CaseRepository cases;
    private final ExplanationService explain;

    /** Takes the store, and what takes the answer to one case. */
    public FallExplanationService(CaseRepository cases, ExplanationService explain) {
        this.cases = cases;
        this.explain = explain;
    }

    /**
     * Takes an answer as {@link ExplanationService#explain} does, and after it those of the rest of the fall. A case of
     * the rest that cannot take it stays as it is.
     *
     * @return what became of the case that was asked about
     */
    public CaseAnswer explain(CaseKey key, int episode, ExplanationService.Input input, String by) {
        AlertCase asked = Fall.isPart(key) ? cases.find(key).orElse(null) : null;
        if (asked == null) {
            return explain.explain(key, episode, input, by);
        }
        Map<CaseKey, AlertCase> fall = new LinkedHashMap<>();
        cases.of(List.of(key.total())).stream()
                .filter(other -> isTheSameQuestion(asked, other))
                .forEach(other -> fall.put(other.key(), explain.explained(other, input, by)));
        CaseAnswer given = explain.explain(key, episode, input, by, fall.values());
        if (given instanceof CaseAnswer.Taken taken) {
            List<AlertCase> others = List.copyOf(fall.values());
            fall.put(key, taken.now());
            others.forEach(
                    other -> explain.explain(other.key(), other.progress().episode(), input, by, fall.values()));
        }
        return given;
    }

    private static boolean isTheSameQuestion(AlertCase asked, AlertCase other) {
        return Fall.isRest(asked, other) && !other.isExplained();
    }
}
