package vn.chitieu.aggregation.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.PageRepository;

/** All revisions of pages, the one among them that so far is stored with its page alone. */
public final class PageHistory {

    private final PageRepository pages;
    private final RevisionRepository revisions;

    public PageHistory(PageRepository pages, RevisionRepository revisions) {
        this.pages = pages;
        this.revisions = revisions;
    }

    /**
     * Returns the revisions of a page, newest first.
     *
     * @param newest the version to begin with
     * @param limit how many at most, 1 to 500
     */
    public List<Revision> find(PageKey page, long newest, int limit) {
        return find(LongStream.rangeClosed(Math.max(1, newest - limit + 1), newest)
                        .mapToObj(version -> new Revision.Id(page, version))
                        .toList())
                .stream()
                .sorted(Comparator.comparingLong(Revision::version).reversed())
                .toList();
    }

    /** Returns those of the revisions that are there, in any order. */
    public List<Revision> find(Collection<Revision.Id> wanted) {
        List<Revision> found = new ArrayList<>(revisions.find(wanted));
        Set<Revision.Id> known = found.stream().map(Revision::id).collect(Collectors.toSet());
        Set<Revision.Id> missing =
                wanted.stream().filter(id -> !known.contains(id)).collect(Collectors.toSet());
        pages.revisions(missing.stream().map(Revision.Id::page).distinct().toList()).stream()
                .filter(revision -> missing.contains(revision.id()))
                .forEach(found::add);
        return found;
    }
}
