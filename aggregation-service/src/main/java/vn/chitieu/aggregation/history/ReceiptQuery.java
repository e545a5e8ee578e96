package vn.chitieu.aggregation.history;

import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdatePresence;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.catalog.DefaultCity;

/** Query for the outcome of an update, once its totals are stored and published. Thread-safe. */
@Service
public final class ReceiptQuery {

    private final ReceiptRepository receipts;
    private final LogPositions positions;
    private final UpdatePresence presence;
    private final DefaultCity defaultCity;

    /** Takes the receipts, the positions up to which they hold, the log, and the city of what names none. */
    public ReceiptQuery(
            ReceiptRepository receipts, LogPositions positions, UpdatePresence presence, DefaultCity defaultCity) {
        this.receipts = receipts;
        this.positions = positions;
        this.presence = presence;
        this.defaultCity = defaultCity;
    }

    /**
     * Returns the receipt of an update; empty while it is under way. A receipt is written before the totals that it
     * names, so it says nothing until the position has passed it, and none of a city that waits until that city has.
     */
    public Optional<Receipt> find(ReceiptId id) {
        return id.offset() < positions.next(id.partition()).orElse(0)
                ? receipts.find(id).filter(this::isIncluded)
                : Optional.empty();
    }

    /**
     * Returns whether an update of which {@link #find} says nothing is under way; else there is none at that place.
     *
     * @throws vn.chitieu.aggregation.log.LogUnavailableException if the log does not answer in time
     */
    public boolean isUnderWay(ReceiptId id) {
        return presence.isPossible(id);
    }

    private boolean isIncluded(Receipt receipt) {
        ReceiptId id = receipt.id();
        return receipt.city() == null || id.offset() < positions.included(id.partition(), receipt.city());
    }

    /**
     * Returns the city of an update, the default one where an older release wrote a receipt without it; empty where the
     * update could not be read.
     */
    public Optional<String> city(Receipt receipt) {
        return Optional.ofNullable(receipt.city())
                .or(() -> receipt.updateId() == null ? Optional.empty() : defaultCity.id());
    }
}
