package vn.chitieu.aggregation.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.PageDependencies;
import vn.chitieu.aggregation.calculation.PageScopes;
import vn.chitieu.aggregation.calculation.Placement;
import vn.chitieu.aggregation.calculation.UnitReportCache;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.model.AsOfDeadlines;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Folds a batch of updates into pages: decides record by record, then recomputes what follows. Pure and idempotent: the
 * same batch on the same pages gives the same result, and a batch folded again changes nothing but returns again what
 * is to be published. Thread-safe.
 */
public final class Fold {

    private final Catalog catalog;
    private final PageDependencies dependencies;
    private final PageScopes pageScopes;
    private final CatalogCheck catalogCheck;
    private final Placement placement;
    private final AsOfDeadlines deadlines;
    private final UnitReportCache cache = new UnitReportCache();

    /** Makes a fold for one city. */
    public Fold(Catalog catalog) {
        this.catalog = catalog;
        this.dependencies = new PageDependencies(catalog);
        this.pageScopes = new PageScopes(catalog, dependencies);
        this.catalogCheck = new CatalogCheck(catalog);
        this.placement = new Placement(catalog);
        this.deadlines = new AsOfDeadlines(catalog);
    }

    /** Returns the catalog that it folds by. */
    public Catalog catalog() {
        return catalog;
    }

    /** Returns the edition of the catalog that it folds by. */
    public String edition() {
        return catalog.edition();
    }

    /** Returns the pages that have to be read before this batch can be folded. */
    public Set<PageKey> reads(Collection<LoggedUpdate> batch) {
        Set<PageKey> pages = new HashSet<>();
        for (LoggedUpdate update : placement.place(batch)) {
            if (update instanceof LoggedUpdate.Reported reported
                    && !pages.contains(reported.page())
                    && catalogCheck.rejects(reported).isEmpty()) {
                pages.add(reported.page());
            }
        }
        return dependencies.around(pages);
    }

    /**
     * Returns whether the catalog has the indicator of a page. One that it has dropped says nothing of its own any
     * more; its pages stay as they are until it comes back.
     */
    public boolean knows(PageKey page) {
        return catalog.indicator(page.indicator()).isPresent();
    }

    /** Returns the page that an update is for. */
    public PageKey page(LoggedUpdate.Reported update) {
        return placement.place(update) instanceof LoggedUpdate.Reported placed ? placed.page() : update.page();
    }

    /** Returns the pages that have to be read before these can be reassessed: themselves and what they depend on. */
    public Set<PageKey> readsToJudge(Collection<PageKey> pages) {
        return dependencies.beneath(pages);
    }

    /**
     * Folds a batch.
     *
     * @param updates in the order of the log
     * @param stored those of the pages that {@link #reads} names which are stored
     */
    public FoldResult fold(List<LoggedUpdate> updates, Map<PageKey, Page> stored, AssessmentContext context) {
        List<LoggedUpdate> batch = placement.place(updates);
        ContributionSet contributions = new ContributionSet(stored, deadlines);
        Set<Place> taken = new HashSet<>();
        List<Decided> decided = new ArrayList<>(batch.size());
        for (LoggedUpdate update : batch) {
            decided.add(decide(update, contributions, taken));
        }
        Recomputation recomputation = recompute(affected(contributions, Span.of(batch)), contributions::page, context);
        Map<PageKey, List<Revision.Id>> origins = origins(contributions, stored);
        return new FoldResult(
                receipts(decided, recomputation),
                recomputation.changes(
                        stored,
                        key -> new Recomputation.Reasons(
                                contributions.causes(key), origins.getOrDefault(key, List.of())),
                        Revision.Occasion.UPDATES),
                recomputation.published());
    }

    /**
     * Reassesses pages in all their scopes for a reason other than an update: a deadline that passed, a target, the
     * catalog. A page that is not stored is opened.
     *
     * @param pages which
     * @param stored those of the pages that {@link #readsToJudge} names which are stored
     * @param occasion why
     */
    public FoldResult reassess(
            Collection<PageKey> pages,
            Map<PageKey, Page> stored,
            AssessmentContext context,
            Revision.Occasion occasion) {
        SortedMap<PageKey, Recomputation.Affected> affected = new TreeMap<>();
        for (PageKey key : pages) {
            affected.put(key, new Recomputation.Affected(pageScopes.of(key), null));
        }
        Function<PageKey, Page> withoutLostScopes = key -> {
            Page page = stored.get(key);
            return page == null ? Page.blank(key) : page.withScopes(pageScopes.of(key));
        };
        Recomputation recomputation = recompute(affected, withoutLostScopes, context);
        return new FoldResult(
                List.of(),
                recomputation.changes(stored, key -> Recomputation.Reasons.NONE, occasion),
                recomputation.published());
    }

    private Recomputation recompute(
            SortedMap<PageKey, Recomputation.Affected> affected,
            Function<PageKey, Page> pages,
            AssessmentContext context) {
        Assessment assessment = new Assessment(catalog, pages, context.targets(), context.now(), cache);
        return new Recomputation(affected, pages, assessment, context);
    }

    /** Most updates of a backlog are for a place that another of the batch was for, and it was taken for that one. */
    private Decided decide(LoggedUpdate update, ContributionSet contributions, Set<Place> taken) {
        if (update instanceof LoggedUpdate.Unreadable unreadable) {
            return new Decided(update, null, unreadable.rejection());
        }
        if (update instanceof LoggedUpdate.Conflicting) {
            return new Decided(update, UpdateOutcome.CONFLICT, null);
        }
        LoggedUpdate.Reported reported = (LoggedUpdate.Reported) update;
        Place place = new Place(reported.page(), reported.contribution().cell(), reported.unitOfMeasure());
        if (!taken.contains(place)) {
            Rejection rejection = catalogCheck.rejects(reported).orElse(null);
            if (rejection != null) {
                return new Decided(update, null, rejection);
            }
            taken.add(place);
        }
        return new Decided(update, contributions.put(reported.page(), reported.contribution()), null);
    }

    /** All of an update that is looked up in the catalog. */
    private record Place(PageKey page, Cell cell, String unitOfMeasure) {}

    /** The decision on one update: an outcome or a rejection. */
    private record Decided(
            LoggedUpdate update,
            @Nullable UpdateOutcome outcome,
            @Nullable Rejection rejection) {}

    /**
     * What is recomputed and published follows from what the batch touches, not from what it changes: a repeated batch
     * changes nothing. A page that the batch opens, or opened when it was folded before, is touched in all its scopes.
     */
    private SortedMap<PageKey, Recomputation.Affected> affected(ContributionSet contributions, Span batch) {
        SortedMap<PageKey, Recomputation.Affected> affected = new TreeMap<>();
        for (PageKey touched : contributions.touched()) {
            Set<String> units = contributions.touchedUnits(touched);
            for (PageKey key : dependencies.following(touched)) {
                Page page = contributions.page(key);
                // A page of another quarter that is not stored yet is opened by its own first update.
                if (key.quarter().equals(touched.quarter()) || page.isStored()) {
                    boolean opened = !page.isStored() || batch.contains(page.openedBy());
                    Set<Scope> scopes = opened ? pageScopes.of(key) : scopes(key, units, touched.quarter());
                    affected.merge(
                            key,
                            new Recomputation.Affected(scopes, contributions.firstUpdate(touched)),
                            Recomputation.Affected::and);
                }
            }
        }
        return affected;
    }

    /**
     * Returns those totals of a page that figures of a quarter count in: of the units and their successors, and in the
     * next year also of the scopes that they were part of then, whose seasonal pace is that of their own last year. A
     * window counts a report in the scopes that its unit was part of when it was about.
     */
    private Set<Scope> scopes(PageKey page, Set<String> units, Quarter touched) {
        Set<Quarter> quarters = new LinkedHashSet<>(List.of(page.quarter(), touched));
        if (touched.year() != page.quarter().year()) {
            touched.restOfYear().forEach(quarters::add);
        }
        return units.stream()
                .flatMap(unit ->
                        quarters.stream().flatMap(quarter -> catalog.territory().scopesAt(unit, quarter).stream()))
                .filter(pageScopes.of(page)::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Receipt> receipts(List<Decided> decided, Recomputation recomputed) {
        Map<PageKey, Map<String, List<Receipt.TotalRevision>>> totals = new HashMap<>();
        List<Receipt> receipts = new ArrayList<>(decided.size());
        for (Decided one : decided) {
            Rejection rejection = one.rejection();
            if (rejection != null) {
                receipts.add(Receipt.rejected(one.update(), rejection));
            } else if (one.update() instanceof LoggedUpdate.Conflicting conflicting) {
                receipts.add(Receipt.conflicting(conflicting));
            } else {
                LoggedUpdate.Reported update = (LoggedUpdate.Reported) one.update();
                String unit = update.contribution().cell().unit();
                receipts.add(Receipt.of(
                        update,
                        Objects.requireNonNull(one.outcome()),
                        totals.computeIfAbsent(update.page(), page -> new HashMap<>())
                                .computeIfAbsent(unit, name -> revisions(update.page(), name, recomputed))));
            }
        }
        return receipts;
    }

    private List<Receipt.TotalRevision> revisions(PageKey key, String unit, Recomputation recomputed) {
        Page page = Objects.requireNonNull(recomputed.page(key));
        // One list for all receipts that say the same; they keep it as it is.
        return List.copyOf(scopes(key, Set.of(unit), key.quarter()).stream()
                .flatMap(scope -> page.total(scope).stream())
                .map(total -> new Receipt.TotalRevision(total.scope(), total.revision()))
                .toList());
    }

    /** The pages that move because others do; each of those others has its causes in its own revision. */
    private Map<PageKey, List<Revision.Id>> origins(ContributionSet contributions, Map<PageKey, Page> stored) {
        Map<PageKey, List<Revision.Id>> origins = new HashMap<>();
        for (PageKey touched : contributions.touched()) {
            if (!contributions.causes(touched).isEmpty()) {
                Page before = stored.get(touched);
                Revision.Id origin = new Revision.Id(touched, before == null ? 1 : before.version() + 1);
                dependencies.following(touched).stream()
                        .filter(page -> !page.equals(touched))
                        .forEach(page -> origins.computeIfAbsent(page, key -> new ArrayList<>())
                                .add(origin));
            }
        }
        return origins;
    }

    /**
     * The range of offsets of a batch.
     *
     * @param first the first record; null in an empty batch
     * @param last the last record
     */
    private record Span(@Nullable ReceiptId first, @Nullable ReceiptId last) {

        static Span of(List<LoggedUpdate> batch) {
            ReceiptId first = null;
            ReceiptId last = null;
            for (LoggedUpdate update : batch) {
                ReceiptId id = update.receipt();
                first = first == null || id.compareTo(first) < 0 ? id : first;
                last = last == null || id.compareTo(last) > 0 ? id : last;
            }
            return new Span(first, last);
        }

        boolean contains(@Nullable ReceiptId id) {
            return id != null && first != null && last != null && first.compareTo(id) <= 0 && id.compareTo(last) <= 0;
        }
    }
}
