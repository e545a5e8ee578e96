package vn.chitieu.notification.domain.cases;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Which case: there is one for each rule, total and target owner. Written {@code rule/scope/indicator/quarter/owner},
 * which is also its id.
 *
 * @param rule the rule that watches
 * @param total the total that is watched
 * @param owner who assigned the target, such as {@code PROVINCE}: 1 to 64 of A-Z, 0-9 and underscore; {@link #NO_OWNER}
 *     where the rule is not about a target
 */
public record CaseKey(Rule rule, TotalKey total, String owner) {

    /** The owner of a case whose rule is not about a target. */
    public static final String NO_OWNER = "NONE";

    public CaseKey {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(total);
        TotalKey.checkCode(owner);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such id
     */
    public static CaseKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("expected rule/scope/indicator/quarter/owner, got " + text);
        }
        return new CaseKey(
                Rule.valueOf(parts[0]),
                new TotalKey(Scope.parse(parts[1]), parts[2], Quarter.parse(parts[3])),
                parts[4]);
    }

    @Override
    public String toString() {
        return rule + "/" + total + "/" + owner;
    }
}
