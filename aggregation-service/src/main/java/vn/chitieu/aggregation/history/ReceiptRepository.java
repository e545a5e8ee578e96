package vn.chitieu.aggregation.history;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.page.StalePageException;

/** The receipts of all updates. */
public interface ReceiptRepository {

    /** Returns the receipt of an update; empty while it is under way. */
    Optional<Receipt> find(ReceiptId id);

    /** Returns those of the receipts that are there and can be read. */
    Map<ReceiptId, Receipt> find(Collection<ReceiptId> ids);

    /** Returns those of the ids that there are receipts of which can be read. */
    Set<ReceiptId> known(Collection<ReceiptId> ids);

    /**
     * Iterates over the receipts of a partition in the order of their offsets, as far as all of them can be read.
     *
     * @param from the first offset to be read
     * @param before the offset before which to stop
     * @return the offset that was reached: {@code before}, or the first one from which on receipts that were added may
     *     be missing
     */
    long read(int partition, long from, long before, Consumer<Receipt> each);

    /**
     * Returns the offset before which receipts of a partition may be added while another writer adds from an offset on.
     */
    long quietBefore(long offset);

    /**
     * Takes a partition over, with a new fencing epoch: receipts that are stored here from now on can no longer be
     * changed by any store that took the partition over before, be it in a process that is paused and wakes up again.
     */
    void takeOver(int partition);

    /**
     * Stores receipts; idempotent. Of one that is there the outcome stays; the revisions are those of the repeat, since
     * the first attempt may have died before them. What lies beside them and cannot be read is lost then.
     *
     * @throws StalePageException if another writer stored at the same time, or has taken the partition over and written
     *     since; some may be stored then
     */
    void add(Collection<Receipt> receipts);
}
