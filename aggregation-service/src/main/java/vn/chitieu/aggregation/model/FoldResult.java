package vn.chitieu.aggregation.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Result of folding a batch, to be written in this order: store receipts and revisions, store pages, publish totals.
 *
 * @param receipts one for each record of the batch, in its order
 * @param changes the pages that changed
 * @param published every total that follows from a page that the batch touched, changed or not
 */
public record FoldResult(List<Receipt> receipts, List<PageChange> changes, List<Published> published) {

    public FoldResult {
        receipts = List.copyOf(receipts);
        changes = List.copyOf(changes);
        published = List.copyOf(published);
    }

    /** Returns the same without anything to be published. */
    public FoldResult unpublished() {
        return new FoldResult(receipts, changes, List.of());
    }

    /**
     * Returns the same with receipts that say when each update itself was reported: a repeat counts as reported when
     * its first one was, but what it said stays its own.
     *
     * @param batch the records as they lay on the log
     */
    public FoldResult saidAsLogged(List<LoggedUpdate> batch) {
        List<Receipt> said = new ArrayList<>(receipts.size());
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            said.add(
                    batch.get(i) instanceof LoggedUpdate.Reported itself
                            ? receipt.reportedAt(itself.contribution().reportedAt())
                            : receipt);
        }
        return new FoldResult(said, changes, published);
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

        /** Returns those totals of a page that it has, as they are published. */
        public static List<Published> of(Page page, Collection<Scope> scopes) {
            Set<Scope> wanted = Set.copyOf(scopes);
            Map<String, List<Contribution>> figures = page.contributionsOf(wanted);
            return wanted.stream()
                    .sorted()
                    .flatMap(scope -> page.total(scope).stream())
                    .map(total -> new Published(
                            page.key(),
                            total,
                            total.scope() instanceof Scope.Unit unit
                                    ? figures.getOrDefault(unit.id(), List.of())
                                    : List.of()))
                    .toList();
        }

        /** Takes a total without figures, as it is stored. */
        public Published(PageKey page, Total total) {
            this(page, total, List.of());
        }
    }
}
