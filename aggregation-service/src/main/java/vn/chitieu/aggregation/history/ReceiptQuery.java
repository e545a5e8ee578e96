package vn.chitieu.aggregation.history;

import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;

/** Query for the outcome of an update, once its totals are stored and published. Thread-safe. */
@Service
public final class ReceiptQuery {

    private final ReceiptRepository receipts;
    private final LogPositions positions;

    /** Takes the receipts, and the positions up to which they hold. */
    public ReceiptQuery(ReceiptRepository receipts, LogPositions positions) {
        this.receipts = receipts;
        this.positions = positions;
    }

    /**
     * Returns the receipt of an update; empty while it is under way. A receipt is written before the totals that it
     * names, so it says nothing until the position has passed it.
     */
    public Optional<Receipt> find(ReceiptId id) {
        return id.offset() < positions.next(id.partition()).orElse(0) ? receipts.find(id) : Optional.empty();
    }
}
