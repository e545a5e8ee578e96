package vn.chitieu.aggregation.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receipts whose city is that of their page, if they have one. */
public final class SomeReceipts {

    private SomeReceipts() {}

    /** Returns a receipt. */
    public static Receipt receipt(
            ReceiptId id,
            UpdateOutcome outcome,
            @Nullable String updateId,
            @Nullable PageKey page,
            @Nullable Cell cell,
            List<Receipt.TotalRevision> totals,
            @Nullable Rejection rejection,
            @Nullable UpdateFingerprint saying,
            @Nullable ReceiptId first) {
        return new Receipt(
                id, outcome, updateId, page, cell, totals, rejection, saying, first, page == null ? null : page.city());
    }
}
