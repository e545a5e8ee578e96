package vn.chitieu.notification.cases.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;

/**
 * Key of a case: there is one for each rule, total and target owner, and beside it one for each window that ends with
 * the quarter of the total. Written {@code rule/scope/indicator/quarter/owner}, of a window with {@code /window} after
 * it, of a city that is not the home city with {@code <city>:} before it, which is also its id.
 *
 * @param rule the rule that watches
 * @param total the total that is watched
 * @param owner who assigned the target, such as {@code PROVINCE}: 1 to 64 of A-Z, 0-9 and underscore; {@link #NO_OWNER}
 *     where the rule is not about a target
 * @param window id of the window that the case is about, such as "8 months"; null where it is about the quarter
 */
public record CaseKey(
        Rule rule, TotalKey total, String owner, @Nullable String window) {

    /** The owner of a case whose rule is not about a target. */
    public static final String NO_OWNER = "NONE";

    private static final int PARTS_OF_A_QUARTER = 5;
    private static final int PARTS_OF_A_WINDOW = 6;

    public CaseKey {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(total);
        TotalKey.checkCode(owner);
        if (window != null && !Scope.Id.isValid(window)) {
            throw new IllegalArgumentException("expected the id of a window, got " + window);
        }
    }

    /** Makes the key of a case that is about the quarter. */
    public CaseKey(Rule rule, TotalKey total, String owner) {
        this(rule, total, owner, null);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such id
     */
    public static CaseKey parse(String text) {
        CityKey city = CityKey.ofId(text);
        String[] parts = city.local(text).split("/", -1);
        if (parts.length != PARTS_OF_A_QUARTER && parts.length != PARTS_OF_A_WINDOW) {
            throw new IllegalArgumentException("expected rule/scope/indicator/quarter/owner, got " + text);
        }
        return new CaseKey(
                Rule.valueOf(parts[0]),
                new TotalKey(city, Scope.parse(parts[1]), parts[2], Quarter.parse(parts[3])),
                parts[4],
                parts.length == PARTS_OF_A_WINDOW ? parts[5] : null);
    }

    /** Returns which city it is of. */
    public CityKey city() {
        return total.city();
    }

    @Override
    public String toString() {
        return city().stored(rule + "/" + total.local() + "/" + owner + (window == null ? "" : "/" + window));
    }
}
