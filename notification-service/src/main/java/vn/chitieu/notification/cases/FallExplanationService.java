package vn.chitieu.notification.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.policy.Rule;

/**
 * Takes one answer for one fall of a figure: what is answered to one of its cases is the answer to the others that ask
 * the same people, unless they have one of their own. A figure that misses the targets of both owners, and lies below
 * what it was since January, is asked about once. Thread-safe; idempotent.
 */
@Service
public final class FallExplanationService {

    private static final Set<Rule> OF_A_FALL = EnumSet.of(Rule.BEHIND_TARGET, Rule.FALLING_CUMULATIVE);

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
        CaseAnswer given = explain.explain(key, episode, input, by);
        if (given instanceof CaseAnswer.Taken taken) {
            cases.of(List.of(key.total())).stream()
                    .filter(other -> isOfTheFall(taken.now(), other))
                    .forEach(other ->
                            explain.explain(other.key(), other.progress().episode(), input, by));
        }
        return given;
    }

    private static boolean isOfTheFall(AlertCase answered, AlertCase other) {
        return !other.key().equals(answered.key())
                && Objects.equals(other.key().window(), answered.key().window())
                && OF_A_FALL.contains(other.key().rule())
                && OF_A_FALL.contains(answered.key().rule())
                && other.responses().explanation() == null
                && other.chain().step(0).equals(answered.chain().step(0));
    }
}
