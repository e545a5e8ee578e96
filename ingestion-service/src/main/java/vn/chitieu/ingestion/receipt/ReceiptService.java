package vn.chitieu.ingestion.receipt;

import java.util.Objects;
import org.springframework.stereotype.Service;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.receipt.ReceiptSource.Found;

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
        Found found = receipts.find(city, receipt);
        if (found instanceof Found.UnitReceipt known) {
            return known.city().equals(city)
                            && sender.units().contains(known.unit())
                            && coversPeriod(sender, known.period())
                    ? new Answer.Known(known.json())
                    : new Answer.OfAnotherUnit();
        }
        return found instanceof Found.Unknown ? new Answer.Unknown() : new Answer.UnderWay();
    }

    /** Of a receipt without a period nothing is known but that its update was refused. */
    private static boolean coversPeriod(Credential sender, String period) {
        return period.isEmpty() ? !sender.isOfOnePeriod() : sender.coversPeriod(ReportingPeriod.parse(period));
    }

    /** What is answered. */
    public sealed interface Answer {

        /**
         * It is known.
         *
         * @param json what became of it
         */
        record Known(String json) implements Answer {}

        /** It is under way. */
        record UnderWay() implements Answer {}

        /** No update has that receipt. */
        record Unknown() implements Answer {}

        /** It is none of the sender's. */
        record OfAnotherUnit() implements Answer {}
    }
}
