package vn.chitieu.aggregation.page;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.contracts.vocabulary.Scope;

/** Repository of the pages, each written as a whole with optimistic locking by its version. */
public interface PageRepository {

    /** Returns those of the pages that are stored. */
    Map<PageKey, Page> find(Collection<PageKey> keys);

    /** Returns the totals of one scope on those of the pages that are stored and have one; no more of them is read. */
    Map<PageKey, Total> totals(Collection<PageKey> keys, Scope scope);

    /** Returns the versions of those of the pages that are stored. */
    Map<PageKey, Long> versions(Collection<PageKey> keys);

    /** Returns the keys of those of the pages that are stored. */
    default Set<PageKey> existing(Collection<PageKey> keys) {
        return versions(keys).keySet();
    }

    /** Returns the keys of all pages of a city that are stored; it looks through the whole store. */
    Set<PageKey> keys(String city);

    /**
     * Stores pages, each in the place of the version before it.
     *
     * @param pages at the version that they come to: 1 for a page that was not stored before
     * @throws StalePageException if for one of them another version is stored; of the others some may be stored then
     */
    void store(Collection<Page> pages);

    /**
     * Stores pages, each with the revision by which it comes to its version, as {@link #store} does.
     *
     * @throws StalePageException if for one of them another version is stored; of the others some may be stored then
     */
    void change(Collection<FoldResult.PageChange> changes);

    /** Returns the revisions by which pages came to the version that is stored, of those that were stored with one. */
    List<Revision> revisions(Collection<PageKey> keys);
}
