package vn.chitieu.aggregation.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.PageDependencies;
import vn.chitieu.aggregation.calculation.PageScopes;
import vn.chitieu.aggregation.calculation.Placement;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.CatalogCheck;
import vn.chitieu.aggregation.fold.Recomputation;
import vn.chitieu.aggregation.fold.UpdateDeduplicator;
import vn.chitieu.aggregation.fold.UpdateFingerprints;
import vn.chitieu.aggregation.model.AsOfDeadlines;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Replay of the log: contributions and totals computed from the log alone. Of all updates to a cell the one that
 * precedes all others counts, and totals follow from those. It neither reads stored contributions nor stored totals, so
 * it can verify them. Not thread-safe.
 */
public final class Replay {

    private final Catalog catalog;
    private final CatalogCheck catalogCheck;
    private final PageScopes pageScopes;
    private final Placement placement;
    private final AsOfDeadlines deadlines;
    private final Map<PageKey, Map<Cell, List<@Nullable Contribution>>> atCuts = new HashMap<>();
    private final Map<PageKey, SortedMap<Cell, Contribution>> counting = new HashMap<>();
    private final Map<PageKey, ReceiptId> firstUpdates = new HashMap<>();
    private final UpdateDeduplicator deduplicator;
    private final AtomicLong taken = new AtomicLong();

    /**
     * Begins with an empty log of a city.
     *
     * @param idWindow to how many records an id is known, see {@link UpdateDeduplicator}
     * @param fingerprints looks up what was said at an offset of the log that was taken before
     */
    public Replay(Catalog catalog, long idWindow, UpdateFingerprints fingerprints) {
        this.catalog = catalog;
        this.deduplicator = new UpdateDeduplicator(catalog.id(), idWindow, fingerprints);
        this.catalogCheck = new CatalogCheck(catalog);
        this.placement = new Placement(catalog);
        this.deadlines = new AsOfDeadlines(catalog);
        this.pageScopes = new PageScopes(catalog, new PageDependencies(catalog));
    }

    /** Takes the next record of the log; what the fold rejects, or finds in conflict, does not count here either. */
    public void take(LoggedUpdate update) {
        take(List.of(update));
    }

    /** Takes the next records of the log. */
    public void take(List<LoggedUpdate> updates) {
        taken.addAndGet(updates.size());
        deduplicator.deduplicate(updates).forEach(this::count);
    }

    private void count(LoggedUpdate update) {
        if (placement.place(update) instanceof LoggedUpdate.Reported reported
                && catalogCheck.rejects(reported).isEmpty()) {
            counting.computeIfAbsent(reported.page(), page -> new TreeMap<>())
                    .merge(reported.contribution().cell(), reported.contribution(), Replay::preceding);
            firstUpdates.putIfAbsent(reported.page(), reported.receipt());
            takeForCuts(reported.page(), reported.contribution());
        }
    }

    private void takeForCuts(PageKey page, Contribution contribution) {
        List<Instant> moments = deadlines.of(page).of(contribution.cell());
        List<@Nullable Contribution> last = atCuts.computeIfAbsent(page, key -> new HashMap<>())
                .computeIfAbsent(
                        contribution.cell(), cell -> new ArrayList<>(Collections.nCopies(moments.size(), null)));
        for (int i = 0; i < moments.size(); i++) {
            if (contribution.reportedAt().isBefore(moments.get(i))) {
                Contribution before = last.get(i);
                last.set(i, before == null ? contribution : preceding(before, contribution));
            }
        }
    }

    /** What counted at a deadline and does not count any longer, by cell. */
    private Map<Cell, List<Contribution>> superseded(PageKey page, Map<Cell, Contribution> contributions) {
        Map<Cell, List<Contribution>> superseded = new TreeMap<>();
        atCuts.getOrDefault(page, Map.of()).forEach((cell, last) -> {
            List<Contribution> others = last.stream()
                    .filter(Objects::nonNull)
                    .distinct()
                    .filter(one -> !one.equals(contributions.get(cell)))
                    .toList();
            if (!others.isEmpty()) {
                superseded.put(cell, others);
            }
        });
        return superseded;
    }

    /** Returns what counts in each cell, by page. */
    public Map<PageKey, SortedMap<Cell, Contribution>> counting() {
        return Collections.unmodifiableMap(counting);
    }

    /** Returns how many records it has taken. */
    public long taken() {
        return taken.get();
    }

    /** Returns the pages that the log has updates for, and those that follow from them in the same quarter. */
    public Set<PageKey> pages() {
        PageDependencies dependencies = new PageDependencies(catalog);
        Set<PageKey> pages = new TreeSet<>();
        counting.keySet()
                .forEach(page -> dependencies.following(page).stream()
                        .filter(following -> following.quarter().equals(page.quarter()))
                        .forEach(pages::add));
        return pages;
    }

    /**
     * Returns what has to be written so that these pages say what the log says.
     *
     * @param pages which
     * @param stored those of them that are stored
     */
    public FoldResult mend(Collection<PageKey> pages, Map<PageKey, Page> stored, AssessmentContext context) {
        SortedMap<PageKey, Recomputation.Affected> affected = new TreeMap<>();
        for (PageKey key : pages) {
            affected.put(key, new Recomputation.Affected(pageScopes.of(key), firstUpdates.get(key)));
        }
        Function<PageKey, Page> said = key -> said(key, stored.get(key));
        Assessment assessment = new Assessment(catalog, said, context.targets(), context.now());
        Recomputation recomputation = new Recomputation(affected, said, assessment, context);
        return new FoldResult(
                List.of(),
                recomputation.changes(stored, key -> Recomputation.Reasons.NONE, Revision.Occasion.REBUILD),
                recomputation.published());
    }

    /**
     * Returns where stored pages differ from what the log says, in the order of the pages.
     *
     * @param stored all pages that are stored
     */
    public List<Difference> differences(Map<PageKey, Page> stored, AssessmentContext context) {
        Set<PageKey> all = new TreeSet<>(pages());
        all.addAll(stored.keySet());
        Assessment assessment = new Assessment(catalog, key -> said(key, null), context.targets(), context.now());
        return all.stream()
                .flatMap(key -> {
                    Page expected = said(key, null);
                    Map<Scope, Total> totals = new TreeMap<>();
                    pageScopes.of(key).forEach(scope -> totals.put(scope, assessment.total(key, scope)));
                    return Difference.between(expected, totals, stored.getOrDefault(key, Page.blank(key))).stream();
                })
                .toList();
    }

    /** The page as stored, with the contributions of the log and only those totals that it has to have. */
    private Page said(PageKey key, @Nullable Page stored) {
        Page page = stored == null ? Page.blank(key) : stored.withScopes(pageScopes.of(key));
        Map<Cell, Contribution> contributions = counting.getOrDefault(key, Collections.emptySortedMap());
        return page.with(contributions, superseded(key, contributions));
    }

    private static Contribution preceding(Contribution one, Contribution other) {
        return Contribution.PRECEDENCE.compare(other, one) > 0 ? other : one;
    }
}
