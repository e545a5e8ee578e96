package vn.chitieu.aggregation.model;

import java.time.Instant;
import java.util.Objects;
import vn.chitieu.aggregation.calculation.Placement;
import vn.chitieu.aggregation.fold.UpdateDeduplicator;

/** The record at one offset of the log: an update, or something that could not be read as one. */
public sealed interface LoggedUpdate {

    /** Returns where it lay. */
    ReceiptId receipt();

    /**
     * An update that could be read.
     *
     * @param page the page that it is for; see {@link Placement}
     * @param unitOfMeasure the unit of measure that it was sent in
     * @param contribution what it says
     * @param loggedAtMillis when the record came on the log, in milliseconds since 1970; after
     *     {@link UpdateDeduplicator} never earlier than that of a record before it on the same partition
     */
    record Reported(PageKey page, String unitOfMeasure, Contribution contribution, long loggedAtMillis)
            implements LoggedUpdate {
        public Reported {
            Objects.requireNonNull(page);
            Objects.requireNonNull(unitOfMeasure);
            Objects.requireNonNull(contribution);
        }

        @Override
        public ReceiptId receipt() {
            return contribution.receipt();
        }

        /** Returns the same, reported at another time. */
        public Reported saidAt(Instant time) {
            return new Reported(page, unitOfMeasure, contribution.saidAt(time), loggedAtMillis);
        }

        /** Returns the same on another page. */
        public Reported on(PageKey other) {
            return new Reported(other, unitOfMeasure, contribution, loggedAtMillis);
        }

        /** Returns the same, logged at another time. */
        public Reported loggedAt(long millis) {
            return millis == loggedAtMillis ? this : new Reported(page, unitOfMeasure, contribution, millis);
        }
    }

    /**
     * An update under an id that another one came under before.
     *
     * @param update what it says; it does not count
     * @param first where the first one lay
     */
    record Conflicting(Reported update, ReceiptId first) implements LoggedUpdate {
        public Conflicting {
            Objects.requireNonNull(update);
            Objects.requireNonNull(first);
        }

        @Override
        public ReceiptId receipt() {
            return update.receipt();
        }
    }

    /**
     * Something that is no update.
     *
     * @param receipt where it lay
     * @param rejection why
     */
    record Unreadable(ReceiptId receipt, Rejection rejection) implements LoggedUpdate {
        public Unreadable {
            Objects.requireNonNull(receipt);
            Objects.requireNonNull(rejection);
        }
    }
}
