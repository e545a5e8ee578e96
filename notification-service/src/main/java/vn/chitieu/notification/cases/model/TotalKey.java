package vn.chitieu.notification.cases.model;

import java.util.Objects;
import java.util.regex.Pattern;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/**
 * Key of a total: written {@code scope/indicator/quarter}, of a city that is not the home city {@code <city>:total/}
 * before it, by which a city called {@code unit} is no unit of the home city.
 *
 * @param city which city
 * @param scope what it covers
 * @param indicator code of the indicator: 1 to 64 of A-Z, 0-9 and underscore
 * @param quarter the quarter
 */
public record TotalKey(CityKey city, Scope scope, String indicator, Quarter quarter) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public TotalKey {
        Objects.requireNonNull(city);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(quarter);
        checkCode(indicator);
    }

    /** Makes the key of a total of the home city. */
    public TotalKey(Scope scope, String indicator, Quarter quarter) {
        this(CityKey.HOME, scope, indicator, quarter);
    }

    @Override
    public String toString() {
        return city.isHome() ? local() : city.stored("total/" + local());
    }

    /** Returns what is written within the city. */
    String local() {
        return scope + "/" + indicator + "/" + quarter;
    }

    static void checkCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("expected a code of A-Z, 0-9 and underscores, got " + code);
        }
    }
}
