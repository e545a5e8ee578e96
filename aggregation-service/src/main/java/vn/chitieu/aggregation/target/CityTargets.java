package vn.chitieu.aggregation.target;

import java.util.List;
import java.util.Objects;

/**
 * The assignments of one city in a batch.
 *
 * @param city the city that they say to be of
 * @param first the offset of the first record of them
 * @param assigned in the order of their offsets, at least one
 */
public record CityTargets(String city, long first, List<AssignedTarget> assigned) {

    public CityTargets {
        Objects.requireNonNull(city);
        assigned = List.copyOf(assigned);
    }
}
