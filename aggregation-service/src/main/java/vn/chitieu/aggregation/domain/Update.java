package vn.chitieu.aggregation.domain;

import java.util.Objects;

/** What lay at one offset of the log: an update, or something that could not be read as one. */
public sealed interface Update {

    /** Returns where it lay. */
    ReceiptId receipt();

    /**
     * An update that could be read.
     *
     * @param page the page that it is for; see {@link Placement}
     * @param unitOfMeasure the unit of measure that it was sent in
     * @param contribution what it says
     */
    record Reported(PageKey page, String unitOfMeasure, Contribution contribution) implements Update {
        public Reported {
            Objects.requireNonNull(page);
            Objects.requireNonNull(unitOfMeasure);
            Objects.requireNonNull(contribution);
        }

        @Override
        public ReceiptId receipt() {
            return contribution.receipt();
        }
    }

    /**
     * Something that is no update.
     *
     * @param receipt where it lay
     * @param rejection why
     */
    record Unreadable(ReceiptId receipt, Rejection rejection) implements Update {
        public Unreadable {
            Objects.requireNonNull(receipt);
            Objects.requireNonNull(rejection);
        }
    }
}
