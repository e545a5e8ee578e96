package vn.chitieu.aggregation.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.PageDependencies;
import vn.chitieu.aggregation.calculation.PageScopes;
import vn.chitieu.aggregation.calculation.Placement;
import vn.chitieu.aggregation.fold.CatalogCheck;
import vn.chitieu.aggregation.fold.ContributionSet;
import vn.chitieu.aggregation.fold.UpdateDeduplicator;
import vn.chitieu.aggregation.fold.UpdateFingerprints;
import vn.chitieu.aggregation.model.AsOfDeadlines;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.Catalog;

/**
 * Receipts made again from the log: fed with all of its records in order, it tells of each what became of it. Not
 * thread-safe.
 */
public final class ReplayedReceipts {

    private final Catalog catalog;
    private final CatalogCheck catalogCheck;
    private final Placement placement;
    private final PageScopes pageScopes;
    private final ContributionSet contributions;
    private final UpdateDeduplicator deduplicator;

    /**
     * Begins with an empty log of a city.
     *
     * @param idWindow to how many records an id is known, see {@link UpdateDeduplicator}
     * @param fingerprints looks up what was said at an offset of the log that was taken before
     */
    public ReplayedReceipts(Catalog catalog, long idWindow, UpdateFingerprints fingerprints) {
        this.catalog = catalog;
        this.deduplicator = new UpdateDeduplicator(catalog.id(), idWindow, fingerprints);
        this.catalogCheck = new CatalogCheck(catalog);
        this.placement = new Placement(catalog);
        this.pageScopes = new PageScopes(catalog, new PageDependencies(catalog));
        this.contributions = new ContributionSet(Map.of(), new AsOfDeadlines(catalog));
    }

    /**
     * Takes the next records of the log and returns their receipts.
     *
     * @param pages the page of an update as it is stored, with all of the log in it; null where there is none. The
     *     receipt names its present revisions: which was the first to include the update is not on the log
     */
    public List<Receipt> take(List<LoggedUpdate> updates, BiFunction<ReceiptId, PageKey, @Nullable Page> pages) {
        List<LoggedUpdate> answers = deduplicator.deduplicate(updates);
        List<Receipt> receipts = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            Receipt receipt = take(placement.place(answers.get(i)), pages);
            receipts.add(
                    updates.get(i) instanceof LoggedUpdate.Reported itself
                            ? receipt.reportedAt(itself.contribution().reportedAt())
                            : receipt);
        }
        return receipts;
    }

    private Receipt take(LoggedUpdate placed, BiFunction<ReceiptId, PageKey, @Nullable Page> pages) {
        if (placed instanceof LoggedUpdate.Unreadable unreadable) {
            return Receipt.rejected(placed, unreadable.rejection());
        }
        if (placed instanceof LoggedUpdate.Conflicting conflicting) {
            return Receipt.conflicting(conflicting);
        }
        LoggedUpdate.Reported reported = (LoggedUpdate.Reported) placed;
        Rejection rejection = catalogCheck.rejects(reported).orElse(null);
        if (rejection != null) {
            return Receipt.rejected(placed, rejection);
        }
        return Receipt.of(
                reported,
                contributions.put(reported.page(), reported.contribution()),
                totals(
                        reported.page(),
                        reported.contribution().cell().unit(),
                        key -> pages.apply(reported.receipt(), key)));
    }

    private List<Receipt.TotalRevision> totals(PageKey key, String unit, Function<PageKey, @Nullable Page> pages) {
        Page page = pages.apply(key);
        return page == null
                ? List.of()
                : catalog.territory().scopesAt(unit, key.quarter()).stream()
                        .filter(pageScopes.of(key)::contains)
                        .sorted()
                        .flatMap(scope -> page.total(scope).stream())
                        .map(total -> new Receipt.TotalRevision(total.scope(), total.revision()))
                        .toList();
    }
}
