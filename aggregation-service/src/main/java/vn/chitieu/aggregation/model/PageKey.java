package vn.chitieu.aggregation.model;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Key of a page: one indicator in one quarter of one city. Written {@code city/INDICATOR/2022-Q1}.
 *
 * @param city id of the city
 * @param indicator code of the indicator
 * @param quarter the quarter
 */
public record PageKey(String city, String indicator, Quarter quarter) implements Comparable<PageKey> {

    public PageKey {
        Objects.requireNonNull(city);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(quarter);
    }

    /** Returns the page of the same indicator in another quarter. */
    public PageKey in(Quarter other) {
        return new PageKey(city, indicator, other);
    }

    /** Returns the page of another indicator in the same quarter. */
    public PageKey of(String otherIndicator) {
        return new PageKey(city, otherIndicator, quarter);
    }

    @Override
    public int compareTo(PageKey other) {
        int byCity = city.compareTo(other.city);
        if (byCity != 0) {
            return byCity;
        }
        int byIndicator = indicator.compareTo(other.indicator);
        return byIndicator != 0 ? byIndicator : quarter.compareTo(other.quarter);
    }

    @Override
    public String toString() {
        return city + "/" + indicator + "/" + quarter;
    }
}
