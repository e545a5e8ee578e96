package vn.chitieu.notification.detection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.TotalKey;

/**
 * Repository of revisions of totals that could not be taken when they came and wait for a fault to pass: of each total
 * the newest {@link #MOST}, which is as much as the compacted topic promises of it and more. Thread-safe, also between
 * instances; a write is kept when the call returns.
 */
interface WaitingTotals {

    /** How many revisions of a total wait at most; of more the oldest are dropped. */
    int MOST = 20;

    /** Returns those of these totals of which revisions wait. */
    Set<TotalKey> among(Collection<IncomingTotal> totals);

    /**
     * Adds a revision; one that waits already stays as it is.
     *
     * @param why what holds it up
     * @param since the time
     */
    void add(IncomingTotal total, String why, Instant since);

    /**
     * Returns a city of which totals wait.
     *
     * @param after the city that the caller looked at last; null for the first one
     */
    Optional<String> nextCity(@Nullable String after);

    /**
     * Returns revisions that wait, of each total in the order of their numbers, without those that cannot be read.
     *
     * @param city the id of the city
     * @param after the last one that the caller has; null for the first page
     * @param limit at most so many
     */
    List<IncomingTotal> list(String city, @Nullable IncomingTotal after, int limit);

    /** Returns how many revisions of a city wait. */
    long count(String city);

    /** Removes a revision that was taken. */
    void remove(IncomingTotal taken);
}
