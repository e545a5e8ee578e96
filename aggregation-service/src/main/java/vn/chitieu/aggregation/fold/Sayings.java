package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Saying;
import vn.chitieu.aggregation.model.Update;

/** What was said further back on the log, to be looked up by its place. */
public interface Sayings {

    /** Returns what the updates at these places said; of a place without an update nothing. */
    Map<ReceiptId, First> find(Collection<ReceiptId> places);

    /**
     * What an update said under which id.
     *
     * @param id 64 bits of its unit and id, see {@link UpdateIds}
     * @param saying what it said
     */
    record First(long id, Saying saying) {

        /** Returns what an update says. */
        public static First of(Update.Reported update) {
            Contribution contribution = update.contribution();
            return new First(UpdateIds.bits(contribution.cell().unit(), contribution.updateId()), Saying.of(update));
        }

        /** Returns what the update of a receipt said; empty where it could not be read. */
        public static Optional<First> of(Receipt receipt) {
            String id = receipt.updateId();
            Cell cell = receipt.cell();
            Saying saying = receipt.saying();
            return id == null || cell == null || saying == null
                    ? Optional.empty()
                    : Optional.of(new First(UpdateIds.bits(cell.unit(), id), saying));
        }
    }
}
