package vn.chitieu.aggregation.domain;

import java.util.Collection;
import java.util.Optional;

/** The receipts of all updates. */
public interface Receipts {

    /** Returns what became of an update; empty while it is under way. */
    Optional<Receipt> find(ReceiptId id);

    /**
     * Stores receipts. Of one that is there the outcome stays, for a repeat changes nothing any more; the revisions are
     * those of the repeat, for the first time may have died before them.
     */
    void add(Collection<Receipt> receipts);
}
