package vn.chitieu.aggregation.log;

import java.time.Instant;
import java.util.Objects;

/**
 * A city of a partition whose records are not all included up to the partition's position: it failed alone, and the
 * others went on.
 *
 * @param city the city
 * @param next the offset of the first record of the partition that may be of the city and is not included
 * @param since when it failed first
 * @param why the fault, in one line
 */
public record WaitingCity(String city, long next, Instant since, String why) {

    public WaitingCity {
        Objects.requireNonNull(city);
        Objects.requireNonNull(since);
        Objects.requireNonNull(why);
    }

    /** Returns the same city when it has come further. */
    public WaitingCity at(long offset) {
        return new WaitingCity(city, offset, since, why);
    }
}
