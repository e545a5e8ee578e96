package vn.chitieu.aggregation.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Compares the revisions of stored totals with those that readers know. A total is published after its page is stored,
 * so a page behind its published total is an older one, whatever the position beside it says.
 *
 * <p>A page or milestone that cannot be read says nothing about its city, and holds up no other: the city itself waits
 * when it is folded.
 */
final class PublicationComparison {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationComparison.class);
    private static final int PAGES_AT_A_TIME = 64;

    private final PublishedRevisions published;
    private final PageRepository pages;
    private final MilestoneRepository milestones;

    PublicationComparison(PublishedRevisions published, PageRepository pages, MilestoneRepository milestones) {
        this.published = Objects.requireNonNull(published);
        this.pages = Objects.requireNonNull(pages);
        this.milestones = Objects.requireNonNull(milestones);
    }

    /** Returns what readers know of each of some cities, and of each that has published something. */
    Map<String, Known> known(Set<String> cities) {
        Map<String, Map<PageKey, Map<Scope, Long>>> byCity = new TreeMap<>();
        cities.forEach(city -> byCity.put(city, new HashMap<>()));
        published
                .highest()
                .forEach((page, revisions) -> byCity.computeIfAbsent(page.city(), city -> new HashMap<>())
                        .put(page, revisions));
        Map<String, Known> known = new TreeMap<>();
        byCity.forEach((city, revisions) -> known.put(city, known(city, revisions)));
        return known;
    }

    private Known known(String city, Map<PageKey, Map<Scope, Long>> revisions) {
        long highest = revisions.values().stream()
                .flatMap(ofPage -> ofPage.values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        Optional<Milestone> milestone = milestone(city);
        if (milestone.isEmpty()) {
            return new Known(highest, false, List.of());
        }
        long floor = milestone.get().revisionFloor();
        Set<PageKey> keys = new TreeSet<>(revisions.keySet());
        keys.addAll(storedKeys(city));
        List<Map<PageKey, Map<Scope, Long>>> behind = new ArrayList<>();
        for (List<PageKey> part : parts(keys)) {
            Map<PageKey, Map<Scope, Long>> ofPart = new TreeMap<>();
            for (Map.Entry<PageKey, Optional<Page>> found : read(part).entrySet()) {
                Page page = found.getValue().orElse(null);
                Map<Scope, Long> its = revisions.getOrDefault(found.getKey(), Map.of());
                if (its.entrySet().stream().anyMatch(one -> one.getValue() > Math.max(floor, revision(page, one)))) {
                    return new Known(highest, true, List.of());
                }
                if (page != null && hasNewer(page, its)) {
                    ofPart.put(found.getKey(), its);
                }
            }
            if (!ofPart.isEmpty()) {
                behind.add(ofPart);
            }
        }
        return new Known(highest, false, behind);
    }

    private static boolean hasNewer(Page page, Map<Scope, Long> known) {
        return page.totals().values().stream()
                .anyMatch(total -> total.revision() > known.getOrDefault(total.scope(), 0L));
    }

    private Set<PageKey> storedKeys(String city) {
        try {
            return pages.keys(city);
        } catch (RuntimeException fault) {
            requireOfADocument(fault);
            LOG.error("The keys of the pages of {} cannot be read; restart the service once they are", city, fault);
            return Set.of();
        }
    }

    private static List<List<PageKey>> parts(Set<PageKey> keys) {
        List<PageKey> all = List.copyOf(keys);
        List<List<PageKey>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGES_AT_A_TIME) {
            parts.add(all.subList(from, Math.min(all.size(), from + PAGES_AT_A_TIME)));
        }
        return parts;
    }

    /**
     * Returns pages by their keys, empty where none is stored; one that cannot be read is not among them. Where pages
     * cannot be read together, each is read by itself.
     */
    private Map<PageKey, Optional<Page>> read(List<PageKey> keys) {
        Map<PageKey, Optional<Page>> read = new TreeMap<>();
        try {
            Map<PageKey, Page> stored = pages.find(keys);
            keys.forEach(key -> read.put(key, Optional.ofNullable(stored.get(key))));
        } catch (RuntimeException fault) {
            requireOfADocument(fault);
            if (keys.size() > 1) {
                keys.forEach(key -> read.putAll(read(List.of(key))));
            } else {
                LOG.error("The page {} cannot be read; restart the service once it is mended", keys.get(0), fault);
            }
        }
        return read;
    }

    /** Returns the milestone of a city; empty where it cannot be read, by which the fold of the city waits as well. */
    Optional<Milestone> milestone(String city) {
        try {
            return Optional.of(milestones.find(city));
        } catch (RuntimeException fault) {
            requireOfADocument(fault);
            LOG.error("The milestone of {} cannot be read; restart the service once it is mended", city, fault);
            return Optional.empty();
        }
    }

    /** A total that a stored page has no longer, because its scope is no more, is no older one. */
    private static long revision(@Nullable Page page, Map.Entry<Scope, Long> published) {
        return page == null
                ? 0
                : page.total(published.getKey()).map(Total::revision).orElse(published.getValue());
    }

    private static void requireOfADocument(RuntimeException fault) {
        if (!CityFault.isOfADocument(fault)) {
            throw fault;
        }
    }

    /**
     * What readers know of a city.
     *
     * @param highest the highest revision of any total
     * @param isNewer whether one of them is above the stored total and above the floor
     * @param behind what is known of the pages of which a total is stored at a newer revision, some pages at a time;
     *     none where the stores are older
     */
    record Known(long highest, boolean isNewer, List<Map<PageKey, Map<Scope, Long>>> behind) {}
}
