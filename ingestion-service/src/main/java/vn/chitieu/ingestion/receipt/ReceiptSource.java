package vn.chitieu.ingestion.receipt;

import vn.chitieu.support.problem.UnavailableException;

/** Source of the receipts of accepted updates. Thread-safe. */
@FunctionalInterface
interface ReceiptSource {

    /**
     * Returns the receipt of an update, or why there is none.
     *
     * @param city id of the city of the sender, in which it is looked up
     * @param receipt where the log put it: {@code partition-offset}
     * @throws UnavailableException if it cannot be known at present
     */
    Found find(String city, String receipt);

    /** What is known of a receipt. */
    sealed interface Found {

        /**
         * The receipt of one update.
         *
         * @param city id of the unit's city; empty where it is of another city than asked for
         * @param unit permanent id of the unit that it is of; empty where it could not be read
         * @param period of the figure; empty where it could not be read
         * @param json the receipt as a JSON object
         */
        record UnitReceipt(String city, String unit, String period, String json) implements Found {}

        /** The update is not in the totals yet. */
        record UnderWay() implements Found {}

        /** No update has that receipt. */
        record Unknown() implements Found {}
    }
}
