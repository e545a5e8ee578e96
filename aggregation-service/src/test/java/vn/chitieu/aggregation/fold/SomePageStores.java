package vn.chitieu.aggregation.fold;

import java.time.Clock;
import vn.chitieu.aggregation.history.Receipts;
import vn.chitieu.aggregation.history.Revisions;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.page.PageWriters;
import vn.chitieu.aggregation.page.Pages;
import vn.chitieu.aggregation.page.RememberedPages;
import vn.chitieu.aggregation.publication.PublishedTotals;
import vn.chitieu.aggregation.target.CurrentTargets;

/** Page stores for tests: one thing after the other, and pages are looked at each time unless a test says otherwise. */
public final class SomePageStores {

    private SomePageStores() {}

    /** Over pages none of which is remembered. */
    public static PageStores of(
            CurrentTargets targets,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            PublishedTotals publishedTotals) {
        return of(
                targets,
                new RememberedPages(pages, 0, System::nanoTime),
                new InMemoryStores.InMemoryPageWriters(),
                receipts,
                revisions,
                publishedTotals);
    }

    /** Over these pages as they are remembered. */
    public static PageStores of(
            CurrentTargets targets,
            RememberedPages pages,
            PageWriters writers,
            Receipts receipts,
            Revisions revisions,
            PublishedTotals publishedTotals) {
        return new PageStores(
                targets,
                pages,
                writers,
                receipts,
                revisions,
                publishedTotals,
                Clock.systemUTC(),
                Runnable::run,
                () -> {});
    }
}
