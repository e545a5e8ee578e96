package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.UpdateFingerprint;

/** Fingerprints of earlier updates of the log, looked up by offset. */
public interface UpdateFingerprints {

    /** Returns the fingerprints of the updates at these offsets; none for an offset without an update. */
    Map<ReceiptId, First> find(Collection<ReceiptId> places);

    /**
     * What an update said under which id.
     *
     * @param id 64 bits of its city, unit and id, see {@link UpdateDeduplicator}
     * @param saying what it said
     */
    record First(long id, UpdateFingerprint saying) {

        /** Returns what an update says. */
        public static First of(LoggedUpdate.Reported update) {
            return new First(id(update), UpdateFingerprint.of(update));
        }

        /** Returns what the id of an update is known by. */
        static long id(LoggedUpdate.Reported update) {
            Contribution contribution = update.contribution();
            return UpdateDeduplicator.bits(
                    update.page().city(), contribution.cell().unit(), contribution.updateId());
        }

        /** Returns the fingerprint of the update of a receipt; empty where it could not be read, or names no city. */
        public static Optional<First> of(Receipt receipt) {
            String id = receipt.updateId();
            Cell cell = receipt.cell();
            UpdateFingerprint saying = receipt.saying();
            String city = receipt.city();
            return id == null || cell == null || saying == null || city == null
                    ? Optional.empty()
                    : Optional.of(new First(UpdateDeduplicator.bits(city, cell.unit(), id), saying));
        }
    }
}
