package vn.chitieu.aggregation.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;

/**
 * Receipts made again from the log: fed with all of its records in order, it tells of each what became of it. Not
 * thread-safe.
 */
public final class ReplayedReceipts {

    private final Catalog catalog;
    private final KnownToTheCatalog policy;
    private final Placement placement;
    private final PageScopes pageScopes;
    private final Ledger ledger;

    /** Begins with an empty log of a city. */
    public ReplayedReceipts(Catalog catalog) {
        this.catalog = catalog;
        this.policy = new KnownToTheCatalog(catalog);
        this.placement = new Placement(catalog);
        this.pageScopes = new PageScopes(catalog, new Neighbourhood(catalog));
        this.ledger = new Ledger(Map.of(), new Cuts(catalog));
    }

    /**
     * Takes the next record of the log and returns its receipt.
     *
     * @param pages the pages as they are stored, with all of the log in them; null where there is none. The receipt
     *     names their present revisions: which was the first to include the update is not on the log
     */
    public Receipt take(Update update, Function<PageKey, @Nullable Page> pages) {
        Update placed = placement.place(update);
        if (placed instanceof Update.Unreadable unreadable) {
            return Receipt.rejected(placed, unreadable.rejection());
        }
        Update.Reported reported = (Update.Reported) placed;
        Rejection rejection = policy.rejects(reported).orElse(null);
        if (rejection != null) {
            return Receipt.rejected(placed, rejection);
        }
        Contribution contribution = reported.contribution();
        return new Receipt(
                reported.receipt(),
                ledger.put(reported.page(), contribution),
                contribution.updateId(),
                reported.page(),
                contribution.cell(),
                totals(reported.page(), contribution.cell().unit(), pages),
                null);
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
