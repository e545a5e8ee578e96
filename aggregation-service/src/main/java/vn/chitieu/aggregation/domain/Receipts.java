package vn.chitieu.aggregation.domain;

import java.util.Collection;
import java.util.Optional;

/** The receipts of all updates. */
public interface Receipts {

    /** Returns what became of an update; empty while it is under way. */
    Optional<Receipt> find(ReceiptId id);

    /** Stores receipts; the first one for an id stays. */
    void add(Collection<Receipt> receipts);
}
