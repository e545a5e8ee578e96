package vn.chitieu.aggregation.history;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.PageRepository;

/**
 * Copies the revision that is stored with each page to the store of revisions. A revision gets there only once its page
 * is stored, so a writer that fails by optimistic locking leaves none; and before another version replaces the page, so
 * a process that ends in between loses none. Thread-safe.
 */
public final class RevisionAppender {

    private static final int REMEMBERED = 10_000;

    private final PageRepository pages;
    private final RevisionRepository revisions;
    /** The version of a page whose revision is known to be among the revisions. */
    private final Map<PageKey, Long> explained = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PageKey, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    public RevisionAppender(PageRepository pages, RevisionRepository revisions) {
        this.pages = pages;
        this.revisions = revisions;
    }

    /** To be called before pages take the place of the versions before them. */
    public void before(Collection<FoldResult.PageChange> changes) {
        List<PageKey> unsure;
        synchronized (explained) {
            unsure = changes.stream()
                    .map(FoldResult.PageChange::page)
                    .filter(page -> page.version() > 1 && explained.getOrDefault(page.key(), 0L) != page.version() - 1)
                    .map(page -> page.key())
                    .toList();
        }
        put(pages.revisions(unsure));
    }

    /** To be called after pages were stored. */
    public void after(Collection<FoldResult.PageChange> changes) {
        put(changes.stream().map(FoldResult.PageChange::revision).toList());
    }

    private void put(Collection<Revision> stored) {
        revisions.put(stored);
        synchronized (explained) {
            stored.forEach(revision -> explained.put(revision.page(), revision.version()));
        }
    }
}
