package vn.chitieu.notification.cases.model;

import java.util.Objects;
import java.util.regex.Pattern;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Key of a total: written {@code scope/indicator/quarter}.
 *
 * @param scope what it covers
 * @param indicator code of the indicator: 1 to 64 of A-Z, 0-9 and underscore
 * @param quarter the quarter
 */
public record TotalKey(Scope scope, String indicator, Quarter quarter) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public TotalKey {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(quarter);
        checkCode(indicator);
    }

    @Override
    public String toString() {
        return scope + "/" + indicator + "/" + quarter;
    }

    static void checkCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("expected a code of A-Z, 0-9 and underscores, got " + code);
        }
    }
}
