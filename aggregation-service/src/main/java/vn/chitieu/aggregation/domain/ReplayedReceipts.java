package vn.chitieu.aggregation.domain;

import java.util.HashMap;
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
    private final Map<Integer, UpdateIds> ids = new HashMap<>();

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
        Update placed = placement.place(ids.computeIfAbsent(update.receipt().partition(), partition -> new UpdateIds())
                .tell(update));
        if (placed instanceof Update.Unreadable unreadable) {
            return Receipt.rejected(placed, unreadable.rejection());
        }
        if (placed instanceof Update.Conflicting conflicting) {
            return Receipt.conflicting(conflicting);
        }
        Update.Reported reported = (Update.Reported) placed;
        Rejection rejection = policy.rejects(reported).orElse(null);
        if (rejection != null) {
            return Receipt.rejected(placed, rejection);
        }
        return Receipt.of(
                reported,
                ledger.put(reported.page(), reported.contribution()),
                totals(reported.page(), reported.contribution().cell().unit(), pages));
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
