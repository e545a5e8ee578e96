package vn.chitieu.aggregation.history;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;

/** Query for what two updates under one id differ in; reads both from the log again. Thread-safe. */
@Service
public final class ConflictQuery {

    private final UpdateLog log;

    /** Takes the log. */
    public ConflictQuery(UpdateLog log) {
        this.log = Objects.requireNonNull(log);
    }

    /**
     * Explains a receipt with CONFLICT; empty for any other, where the log has lost one of the two, and where they are
     * of two cities.
     *
     * @throws vn.chitieu.aggregation.log.LogUnavailableException if the log does not answer in time
     */
    public Optional<Conflict> explain(Receipt receipt) {
        ReceiptId first = receipt.first();
        if (first == null) {
            return Optional.empty();
        }
        return log.at(first)
                .flatMap(before -> log.at(receipt.id())
                        .filter(now -> now.page().city().equals(before.page().city()))
                        .map(now -> Conflict.between(before, now)));
    }
}
