package vn.chitieu.aggregation.log;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import vn.chitieu.aggregation.page.StalePageException;

/**
 * Repository of positions: the offset up to which each partition of the log is included in the stores, but for the
 * cities that wait.
 */
public interface LogPositions {

    /** Returns the offset of the next record of a partition; empty where none was included yet. */
    OptionalLong next(int partition);

    /** Returns the cities of a partition that wait, by city. */
    SortedMap<String, WaitingCity> waiting(int partition);

    /** Returns the cities that wait on any partition, whichever instance reads it. */
    Set<String> waitingCities();

    /** Returns the offset up to which all records of a city on a partition are included. */
    default long included(int partition, String city) {
        WaitingCity waits = waiting(partition).get(city);
        return waits == null ? next(partition).orElse(0) : waits.next();
    }

    /** Returns the offset up to which all records of a partition are included, whichever city they are of. */
    default long included(int partition) {
        long next = next(partition).orElse(0);
        return waiting(partition).values().stream().mapToLong(WaitingCity::next).reduce(next, Math::min);
    }

    /**
     * Moves the position of a partition on; no city of it waits.
     *
     * @param partition the partition
     * @param from what {@link #next} said when this consumer took the partition or moved last; empty where it said
     *     nothing
     * @param to the offset of the next record
     * @throws StalePageException if the position is not where it is said to be: another consumer has the partition
     */
    default void advance(int partition, OptionalLong from, long to) {
        advance(partition, from, to, List.of());
    }

    /**
     * Moves the position of a partition, and says in the same write which cities wait.
     *
     * @param to the offset of the next record; where the position is already where only those that wait have changed
     * @param waiting all cities of the partition that wait, each behind {@code to}
     * @throws StalePageException if the position is not where it is said to be: another consumer has the partition
     */
    void advance(int partition, OptionalLong from, long to, Collection<WaitingCity> waiting);
}
