package vn.chitieu.aggregation.fold;

import java.time.Clock;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.page.PageWriterRegistry;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.target.CurrentTargets;

/** Page stores for tests: one thing after the other, and pages are looked at each time unless a test says otherwise. */
public final class SomePageStores {

    private SomePageStores() {}

    /** Over pages none of which is remembered. */
    public static FoldResultWriter of(
            CurrentTargets targets,
            PageRepository pages,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            TotalsPublisher publishedTotals) {
        return of(
                targets,
                new PageCache(pages, 0, System::nanoTime),
                new InMemoryStores.InMemoryPageWriters(),
                receipts,
                revisions,
                publishedTotals);
    }

    /** Over these pages as they are remembered. */
    public static FoldResultWriter of(
            CurrentTargets targets,
            PageCache pages,
            PageWriterRegistry writers,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            TotalsPublisher publishedTotals) {
        return new FoldResultWriter(
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
