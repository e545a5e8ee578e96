package vn.chitieu.aggregation.publication;

import java.util.Map;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.contracts.vocabulary.Scope;

/** The revisions that readers of the published totals know. */
public interface PublishedRevisions {

    /** Where nothing was ever published. */
    PublishedRevisions NONE = Map::of;

    /**
     * Returns the highest revision of each total of all cities that was ever published and is still to be read. It
     * reads all of them.
     *
     * @throws IllegalStateException if the broker does not answer in time
     */
    Map<PageKey, Map<Scope, Long>> highest();
}
