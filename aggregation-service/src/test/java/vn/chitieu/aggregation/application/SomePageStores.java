package vn.chitieu.aggregation.application;

import java.time.Clock;
import vn.chitieu.aggregation.domain.InMemoryStores;
import vn.chitieu.aggregation.domain.PageWriters;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;

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
