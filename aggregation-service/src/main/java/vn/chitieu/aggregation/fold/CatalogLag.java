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

/**
 * Retry with a time limit for updates that the catalog in force does not know: ingestion, which accepted them, may have
 * taken a newer edition first. The newest is taken at once, and the batch is retried until the timeout. How long that
 * holds up the log is bounded: after a timeout there is no retry for ten times as long. Thread-safe.
 */
public final class CatalogLag {

    /** Refuses at once. */
    public static final CatalogLag NONE = new CatalogLag(() -> {}, Duration.ZERO, System::nanoTime);

    private static final Logger LOG = LoggerFactory.getLogger(CatalogLag.class);
    private static final int REST = 10;

    private final Runnable look;
    private final long timeout;
    private final LongSupplier nanoTime;
    private final Map<Integer, Wait> waits = new HashMap<>();
    private boolean resting;
    private long restingSince;

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
     * Returns whether a batch with receipts that refuse something is to be retried: the newest edition is in force, and
     * the batch is to be folded again.
     *
     * @param receipts of a batch as it would be stored
     */
    boolean shouldRetry(List<Receipt> receipts) {
        Receipt first = receipts.stream()
                .filter(CatalogLag::mayBeKnownElsewhere)
                .findFirst()
                .orElse(null);
        if (first == null || timeout == 0 || !mayWaitFor(first.id())) {
            return false;
        }
        look.run();
        return true;
    }

    private synchronized boolean mayWaitFor(ReceiptId first) {
        long now = nanoTime.getAsLong();
        if (resting && now - restingSince < REST * timeout) {
            return false;
        }
        resting = false;
        Wait wait = waits.get(first.partition());
        if (wait == null || !wait.first().equals(first)) {
            waits.put(first.partition(), new Wait(first, now));
            return true;
        }
        if (now - wait.since() < timeout) {
            return true;
        }
        LOG.warn("Waited {} in vain for a catalog that knows what was reported", Duration.ofNanos(now - wait.since()));
        waits.clear();
        resting = true;
        restingSince = now;
        return false;
    }

    /**
     * What a partition waits for.
     *
     * @param first the first of its updates that are not known
     * @param since when that was found
     */
    private record Wait(ReceiptId first, long since) {}

    private static boolean mayBeKnownElsewhere(Receipt receipt) {
        Rejection rejection = receipt.rejection();
        return rejection != null
                && rejection.code() != Rejection.Code.MALFORMED_EVENT
                && rejection.code() != Rejection.Code.UNKNOWN_CITY;
    }
}
