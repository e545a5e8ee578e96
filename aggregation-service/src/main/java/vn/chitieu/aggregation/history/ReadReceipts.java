package vn.chitieu.aggregation.history;

import java.util.Optional;
import vn.chitieu.aggregation.log.Positions;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;

/** Answers what became of an update, once its totals are stored and published. Thread-safe. */
public final class ReadReceipts {

    private final Receipts receipts;
    private final Positions positions;

    /** Takes the receipts, and the positions that tell up to where they hold. */
    public ReadReceipts(Receipts receipts, Positions positions) {
        this.receipts = receipts;
        this.positions = positions;
    }

    /**
     * Returns what became of an update; empty while it is under way. A receipt is written before the totals that it
     * names, so it says nothing until the position has passed it.
     */
    public Optional<Receipt> find(ReceiptId id) {
        return id.offset() < positions.next(id.partition()).orElse(0) ? receipts.find(id) : Optional.empty();
    }
}
