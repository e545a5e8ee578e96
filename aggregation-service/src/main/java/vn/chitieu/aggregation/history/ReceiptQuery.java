package vn.chitieu.aggregation.history;

import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;

/** Query for the outcome of an update, once its totals are stored and published. Thread-safe. */
@Service
public final class ReceiptQuery {

    private final ReceiptRepository receipts;
    private final LogPositions positions;
    private final UpdateLog log;

    /** Takes the receipts, the positions up to which they hold, and the log. */
    public ReceiptQuery(ReceiptRepository receipts, LogPositions positions, UpdateLog log) {
        this.receipts = receipts;
        this.positions = positions;
        this.log = log;
    }

    /**
     * Returns the receipt of an update; empty while it is under way. A receipt is written before the totals that it
     * names, so it says nothing until the position has passed it.
     */
    public Optional<Receipt> find(ReceiptId id) {
        return id.offset() < positions.next(id.partition()).orElse(0) ? receipts.find(id) : Optional.empty();
    }

    /**
     * Returns the city of an update, for which the log is asked where an older release wrote the receipt; empty where
     * the update cannot be read, and where the log has lost it.
     *
     * @throws vn.chitieu.aggregation.log.LogUnavailableException if the log has to be asked and does not answer in time
     */
    public Optional<String> city(Receipt receipt) {
        return Optional.ofNullable(receipt.city())
                .or(() -> log.at(receipt.id()).map(LoggedUpdate.Reported::page).map(PageKey::city));
    }
}
