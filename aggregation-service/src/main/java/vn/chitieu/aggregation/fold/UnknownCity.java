package vn.chitieu.aggregation.fold;

import java.util.Set;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.SafeText;

/** The rejection of what is for a city that has no catalog. */
public final class UnknownCity {

    private UnknownCity() {}

    /** Returns why what is for that city is rejected. */
    public static Rejection rejection(String city, Catalogs catalogs) {
        Set<String> known = catalogs.all().navigableKeySet();
        String expected = known.size() == 1
                ? "expected city " + known.iterator().next()
                : "expected a city whose catalog is in force";
        return new Rejection(Rejection.Code.UNKNOWN_CITY, expected + ", got " + SafeText.of(city));
    }
}
