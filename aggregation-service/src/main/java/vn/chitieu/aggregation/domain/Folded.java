package vn.chitieu.aggregation.domain;

import java.util.List;
import java.util.Objects;

/**
 * What a folded batch leaves to be done, in this order: store receipts and revisions, store pages, publish totals.
 *
 * @param receipts one for each record of the batch, in its order
 * @param changes the pages that changed
 * @param published every total that follows from a page that the batch touched, changed or not
 */
public record Folded(List<Receipt> receipts, List<PageChange> changes, List<Published> published) {

    public Folded {
        receipts = List.copyOf(receipts);
        changes = List.copyOf(changes);
        published = List.copyOf(published);
    }

    /** Returns the same without anything to be published. */
    public Folded unpublished() {
        return new Folded(receipts, changes, List.of());
    }

    /**
     * A page that changed.
     *
     * @param page at the version that it comes to
     * @param revision how it came to it
     */
    public record PageChange(Page page, Revision revision) {
        public PageChange {
            Objects.requireNonNull(page);
            Objects.requireNonNull(revision);
        }
    }

    /**
     * A total to be published.
     *
     * @param page its page
     * @param total the total
     * @param figures of a unit's own total what counts for its periods, in their order; else none
     */
    public record Published(PageKey page, Total total, List<Contribution> figures) {
        public Published {
            Objects.requireNonNull(page);
            Objects.requireNonNull(total);
            figures = List.copyOf(figures);
        }

        /** Takes a total without figures, as it is stored. */
        public Published(PageKey page, Total total) {
            this(page, total, List.of());
        }
    }
}
