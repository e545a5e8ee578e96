package vn.chitieu.aggregation.history;

import java.util.Collection;
import java.util.List;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;

/** The history of the pages. */
public interface RevisionRepository {

    /** Stores revisions; a later one for the same page and version replaces one that was never reached. */
    void put(Collection<Revision> revisions);

    /**
     * Returns the revisions of a page, newest first.
     *
     * @param newest the version to begin with
     * @param limit how many at most, 1 to 500
     */
    List<Revision> find(PageKey page, long newest, int limit);

    /** Returns those of the revisions that are there, in any order. */
    List<Revision> find(Collection<Revision.Id> revisions);
}
