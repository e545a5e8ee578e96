package vn.chitieu.aggregation.fold;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Retry with a time limit for updates that the catalog in force does not know: ingestion, which accepted them, may have
 * taken a newer edition first, or the first one of a city. The newest is taken at once, and the batch is retried until
 * the timeout. How long a city waits is bounded: after a timeout there is no retry for ten times as long. Thread-safe.
 */
public final class CatalogLag {

    /** Refuses at once. */
    public static final CatalogLag NONE = new CatalogLag(() -> {}, Duration.ZERO, System::nanoTime);

    private static final Logger LOG = LoggerFactory.getLogger(CatalogLag.class);
    private static final int REST = 10;
    private static final int MOST_CITIES = 10_000;

    private final Runnable look;
    private final long timeout;
    private final LongSupplier nanoTime;
    /** Of cities of which something is not known; at most {@link #MOST_CITIES}. */
    private final Map<String, Wait> waits = new HashMap<>();

    /**
     * Makes the retry of one service.
     *
     * @param look puts the newest edition of the catalog in force
     * @param timeout the timeout; zero refuses at once
     * @param nanoTime a monotonic clock in nanoseconds with any origin
     */
    public CatalogLag(Runnable look, Duration timeout, LongSupplier nanoTime) {
        this.look = Objects.requireNonNull(look);
        this.timeout = timeout.toNanos();
        this.nanoTime = Objects.requireNonNull(nanoTime);
    }

    /**
     * Returns whether a batch of a city with receipts that refuse something is to be retried: the newest edition is in
     * force, and the batch is to be folded again.
     *
     * @param city the city, which may have no catalog
     * @param receipts of a batch as it would be stored
     */
    boolean shouldRetry(String city, List<Receipt> receipts) {
        Receipt first = receipts.stream()
                .filter(CatalogLag::mayBeKnownElsewhere)
                .findFirst()
                .orElse(null);
        if (first == null || timeout == 0 || !mayWaitFor(city, first.id())) {
            return false;
        }
        look.run();
        return true;
    }

    private synchronized boolean mayWaitFor(String city, ReceiptId first) {
        long now = nanoTime.getAsLong();
        Wait wait = waits.get(city);
        if (wait != null && wait.isOver()) {
            if (now - wait.since() < REST * timeout) {
                return false;
            }
            wait = null;
        }
        if (wait == null || !wait.first().equals(first)) {
            if (waits.size() >= MOST_CITIES) {
                waits.clear();
            }
            waits.put(city, new Wait(first, now, false));
            return true;
        }
        if (now - wait.since() < timeout) {
            return true;
        }
        LOG.warn(
                "Waited {} in vain for a catalog of {} that knows what was reported",
                Duration.ofNanos(now - wait.since()),
                SafeText.of(city));
        waits.put(city, new Wait(first, now, true));
        return false;
    }

    /**
     * What a city waits for.
     *
     * @param first the first of its updates that are not known
     * @param since when that was found; once it is over, since when
     * @param isOver whether it was waited for in vain
     */
    private record Wait(ReceiptId first, long since, boolean isOver) {}

    private static boolean mayBeKnownElsewhere(Receipt receipt) {
        Rejection rejection = receipt.rejection();
        return rejection != null && rejection.code() != Rejection.Code.MALFORMED_EVENT;
    }
}
