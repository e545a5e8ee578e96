package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * One pass over the cities of a batch of one partition. A city whose part fails by a fault of its own waits from that
 * part on, and the others go on. Where no other city has a catalog, waiting would help none, and the batch fails as a
 * whole, as it does by a fault that any city would meet. Not thread-safe; one for each batch.
 */
public final class CityBatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(CityBatchRun.class);
    private static final int TRIES = 3;
    private static final int MOST_OF_A_REASON = 300;

    private final Catalogs catalogs;
    private final Clock clock;
    private final int partition;
    private final SortedMap<String, WaitingCity> waiting;

    /**
     * Begins with the cities that wait already.
     *
     * @param catalogs the catalogs in force
     * @param clock says since when a city waits
     */
    public CityBatchRun(Catalogs catalogs, Clock clock, int partition, SortedMap<String, WaitingCity> waiting) {
        this.catalogs = catalogs;
        this.clock = clock;
        this.partition = partition;
        this.waiting = new TreeMap<>(waiting);
    }

    /** Returns whether a city waits, so that its part of the batch is left out. */
    public boolean isWaiting(@Nullable String city) {
        return city != null && waiting.containsKey(city);
    }

    /** Returns all cities that wait after what was done so far. */
    public SortedMap<String, WaitingCity> waiting() {
        return new TreeMap<>(waiting);
    }

    /**
     * Does the work on the part of the batch that is of one city. What another writer has changed meanwhile is tried
     * again at once, since it may be a target or a rebuild.
     *
     * @param city the city; null for records that are of none
     * @param first the offset of the first record of the part
     * @return what the work returned; empty where the city waits now
     * @throws RuntimeException if the work failed and the city may not wait alone
     */
    public <T> Optional<T> attempt(@Nullable String city, long first, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(work.get());
            } catch (RuntimeException fault) {
                if (city == null || !mayWaitAlone(city, fault)) {
                    throw fault;
                }
                if (attempt == TRIES || !(fault instanceof StalePageException)) {
                    waiting.put(city, waits(city, first, fault));
                    return Optional.empty();
                }
                LOG.debug("Tries {} again: {}", city, fault.getMessage());
            }
        }
    }

    private boolean mayWaitAlone(String city, RuntimeException fault) {
        return CityFault.isOfOneCity(fault) && catalogs.all().keySet().stream().anyMatch(other -> !other.equals(city));
    }

    private WaitingCity waits(String city, long first, RuntimeException fault) {
        if (fault instanceof CatalogBehindException) {
            LOG.info("{} waits on partition {} from {} on: {}", city, partition, first, fault.getMessage());
        } else {
            LOG.error("{} waits on partition {} from {} on, the other cities go on", city, partition, first, fault);
        }
        Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new WaitingCity(city, first, since, SafeText.of(fault.toString(), MOST_OF_A_REASON));
    }
}
