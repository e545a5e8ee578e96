package vn.chitieu.notification.reminder;

import java.util.List;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityKey;

/**
 * The units that had not reported an indicator for a quarter, by a revision of the city's total.
 *
 * @param city which city
 * @param indicator code of the indicator
 * @param quarter the quarter
 * @param revision of the total, from 1
 * @param missing ids of the units that have not reported all that they had to
 */
public record MissingReport(CityKey city, String indicator, Quarter quarter, long revision, List<String> missing) {

    public MissingReport {
        Objects.requireNonNull(city);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(quarter);
        missing = List.copyOf(missing);
        if (revision < 1) {
            throw new IllegalArgumentException("expected a revision from 1, got " + revision);
        }
    }

    /** Takes a revision of a total of the home city. */
    public MissingReport(String indicator, Quarter quarter, long revision, List<String> missing) {
        this(CityKey.HOME, indicator, quarter, revision, missing);
    }
}
