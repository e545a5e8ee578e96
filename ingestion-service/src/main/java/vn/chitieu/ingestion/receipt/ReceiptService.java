package vn.chitieu.ingestion.receipt;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.ingestion.credential.Credential;

/** Gives a sender the receipts of updates of its own units in its own city, and of no others. Thread-safe. */
@Service
final class ReceiptService {

    private final ReceiptSource receipts;

    /** Makes the use case. */
    ReceiptService(ReceiptSource receipts) {
        this.receipts = Objects.requireNonNull(receipts);
    }

    /**
     * Returns what became of an update.
     *
     * @param receipt {@code partition-offset}
     * @throws vn.chitieu.support.problem.UnavailableException if it cannot be known at present
     */
    public Answer ask(Credential sender, String receipt) {
        String city = sender.onlyCity();
        if (city == null) {
            return new Answer.OfAnotherUnit();
        }
        Optional<ReceiptSource.UnitReceipt> found = receipts.find(city, receipt);
        if (found.isEmpty()) {
            return new Answer.UnderWay();
        }
        return found.get().city().equals(city)
                        && sender.units().contains(found.get().unit())
                ? new Answer.Known(found.get().json())
                : new Answer.OfAnotherUnit();
    }

    /** What is answered. */
    public sealed interface Answer {

        /**
         * It is known.
         *
         * @param json what became of it
         */
        record Known(String json) implements Answer {}

        /** It is under way, or there is none. */
        record UnderWay() implements Answer {}

        /** It is none of the sender's. */
        record OfAnotherUnit() implements Answer {}
    }
}
