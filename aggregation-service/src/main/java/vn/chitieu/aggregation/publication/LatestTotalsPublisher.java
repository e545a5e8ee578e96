package vn.chitieu.aggregation.publication;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.contracts.vocabulary.Scope;

/** Ensures that the last record of a total on its topic is the one that is stored. Thread-safe. */
public final class LatestTotalsPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(LatestTotalsPublisher.class);
    private static final int LOOKS = 5;

    private final PageRepository pages;
    private final TotalsPublisher totals;

    public LatestTotalsPublisher(PageRepository pages, TotalsPublisher totals) {
        this.pages = pages;
        this.totals = totals;
    }

    /** Publishes those totals again that are stored at a newer revision than the published one. */
    public void publishNewer(Collection<FoldResult.Published> published) {
        Map<Place, Long> last = new HashMap<>();
        published.forEach(one -> last.put(Place.of(one), one.total().revision()));
        for (int look = 0; look < LOOKS; look++) {
            List<FoldResult.Published> newer = newer(last);
            if (newer.isEmpty()) {
                return;
            }
            LOG.info(
                    "{} totals were published at an older revision than the stored one, publishes those", newer.size());
            totals.publish(newer);
            newer.forEach(one -> last.put(Place.of(one), one.total().revision()));
        }
    }

    /**
     * Publishes those totals of pages that are stored at a newer revision than readers know.
     *
     * @param known what readers know of each page, by scope; nothing of a scope that is not there
     */
    public void publishNewer(Map<PageKey, Map<Scope, Long>> known) {
        List<FoldResult.Published> unknown = pages.find(known.keySet()).values().stream()
                .flatMap(page -> FoldResult.Published.of(page, page.totals().keySet()).stream())
                .filter(one -> one.total().revision()
                        > known.getOrDefault(one.page(), Map.of())
                                .getOrDefault(one.total().scope(), 0L))
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        LOG.warn("Readers do not know {} totals as they are stored, publishes those", unknown.size());
        totals.publish(unknown);
        publishNewer(unknown);
    }

    private List<FoldResult.Published> newer(Map<Place, Long> last) {
        Map<PageKey, Set<Scope>> scopes = new HashMap<>();
        last.keySet()
                .forEach(place -> scopes.computeIfAbsent(place.page(), page -> new HashSet<>())
                        .add(place.scope()));
        return pages.find(scopes.keySet()).values().stream()
                .flatMap(page -> FoldResult.Published.of(page, scopes.getOrDefault(page.key(), Set.of())).stream())
                .filter(one -> one.total().revision() > last.getOrDefault(Place.of(one), Long.MAX_VALUE))
                .toList();
    }

    /** Which total. */
    private record Place(PageKey page, Scope scope) {
        static Place of(FoldResult.Published published) {
            return new Place(published.page(), published.total().scope());
        }
    }
}
