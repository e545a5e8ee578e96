package vn.chitieu.aggregation.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.contracts.vocabulary.Scope;

/** Recomputation of some totals of pages, and what follows from the difference. Not thread-safe. */
public final class Recomputation {

    private final SortedMap<PageKey, Affected> affected;
    private final AssessmentContext context;
    private final Map<PageKey, Page> pages = new TreeMap<>();

    /**
     * Computes.
     *
     * @param affected which totals of which pages
     * @param now the pages with their contributions as they are now and their totals as they are stored
     */
    public Recomputation(
            SortedMap<PageKey, Affected> affected,
            Function<PageKey, Page> now,
            Assessment assessment,
            AssessmentContext context) {
        this.affected = affected;
        this.context = context;
        affected.forEach((key, what) -> {
            Page page = now.apply(key);
            List<Total> totals = new ArrayList<>(what.scopes().size());
            for (Scope scope : what.scopes()) {
                totals.add(assessment.total(key, scope).after(page.totals().get(scope), context.revisionFloor()));
            }
            pages.put(key, page.withTotals(totals, page.isStored() ? page.openedBy() : what.firstUpdate()));
        });
    }

    /** Returns a page as it comes to be; null where it is not affected. */
    @Nullable
    Page page(PageKey key) {
        return pages.get(key);
    }

    /**
     * Returns the pages that differ from what is stored, each at its next version with its revision.
     *
     * @param reasons what moved a page
     */
    public List<FoldResult.PageChange> changes(
            Map<PageKey, Page> stored, Function<PageKey, Reasons> reasons, Revision.Occasion occasion) {
        List<FoldResult.PageChange> changes = new ArrayList<>();
        pages.forEach((key, page) -> {
            Page before = stored.getOrDefault(key, Page.blank(key));
            if (!page.equals(before)) {
                Page after = page.at(before.version() + 1);
                changes.add(new FoldResult.PageChange(after, revision(before, after, reasons.apply(key), occasion)));
            }
        });
        return changes;
    }

    /** Returns every affected total, changed or not. */
    public List<FoldResult.Published> published() {
        List<FoldResult.Published> published = new ArrayList<>();
        affected.forEach((key, what) ->
                published.addAll(FoldResult.Published.of(Objects.requireNonNull(pages.get(key)), what.scopes())));
        return published;
    }

    private Revision revision(Page before, Page after, Reasons reasons, Revision.Occasion occasion) {
        List<Revision.Cause> causes = reasons.causes();
        List<Revision.Move> moves = new ArrayList<>();
        for (Total total : after.totals().values()) {
            Total was = before.totals().get(total.scope());
            if (!total.equals(was)) {
                moves.add(Revision.Move.between(was, total));
            }
        }
        int kept = Math.min(causes.size(), Revision.MOST_CAUSES);
        return new Revision(
                after.key(),
                after.version(),
                context.now(),
                occasion,
                moves,
                causes.subList(0, kept),
                causes.size() - kept,
                reasons.origins());
    }

    /**
     * What moved a page.
     *
     * @param causes updates on the page itself
     * @param origins revisions of pages that it depends on
     */
    public record Reasons(List<Revision.Cause> causes, List<Revision.Id> origins) {
        public static final Reasons NONE = new Reasons(List.of(), List.of());
    }

    /**
     * The scopes of a page that are recomputed.
     *
     * @param scopes which
     * @param firstUpdate the first of the updates that they follow from; null where they follow from none
     */
    public record Affected(Set<Scope> scopes, @Nullable ReceiptId firstUpdate) {

        Affected and(Affected other) {
            Set<Scope> all = new TreeSet<>(scopes);
            all.addAll(other.scopes);
            return new Affected(all, first(firstUpdate, other.firstUpdate));
        }

        private static @Nullable ReceiptId first(@Nullable ReceiptId one, @Nullable ReceiptId other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.compareTo(other) <= 0 ? one : other;
        }
    }
}
