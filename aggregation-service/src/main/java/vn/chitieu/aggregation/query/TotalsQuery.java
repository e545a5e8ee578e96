package vn.chitieu.aggregation.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.history.PageHistory;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Answers questions about totals: which there are, what they are made of, what moved them. Thread-safe. */
public final class TotalsQuery {

    private final Supplier<Catalog> catalog;
    private final PageRepository pages;
    private final PageHistory revisions;

    /** Takes the catalog in force, read once for each query, and the stores to read. */
    public TotalsQuery(Supplier<Catalog> catalog, PageRepository pages, RevisionRepository revisions) {
        this.catalog = catalog;
        this.pages = pages;
        this.revisions = new PageHistory(pages, revisions);
    }

    /** Returns the totals of a scope in a quarter, in the order of the report. */
    public List<FoldResult.Published> totals(Quarter quarter, Scope scope) {
        Catalog city = catalog.get();
        List<PageKey> keys = city.indicators().stream()
                .map(indicator -> new PageKey(city.id(), indicator.code(), quarter))
                .toList();
        Map<PageKey, Page> found = pages.find(keys);
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(found.get(key)))
                .flatMap(page -> page.total(scope).map(total -> new FoldResult.Published(page.key(), total)).stream())
                .toList();
    }

    /** Returns one total; empty where nothing was reported for it yet. */
    public Optional<FoldResult.Published> total(Scope scope, String indicator, Quarter quarter) {
        PageKey key = new PageKey(catalog.get().id(), indicator, quarter);
        return page(key).flatMap(page -> page.total(scope)).map(total -> new FoldResult.Published(key, total));
    }

    /**
     * Returns what counts in a total's quarter, withdrawn figures included, by indicator, unit and period; of a derived
     * indicator, what counts in those that it is made of.
     */
    public List<Counted> contributions(Scope scope, String indicator, Quarter quarter) {
        Catalog city = catalog.get();
        List<PageKey> keys = reportedInputs(city, indicator).stream()
                .map(code -> new PageKey(city.id(), code, quarter))
                .toList();
        Map<PageKey, Page> found = pages.find(keys);
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(found.get(key)))
                .flatMap(page -> page.contributions().values().stream()
                        .filter(contribution -> countsIn(city, scope, contribution.cell(), page.key()))
                        .map(contribution -> new Counted(page.key().indicator(), contribution)))
                .toList();
    }

    /**
     * Returns the revisions that moved a total, newest first, each with the moves of that total alone and, of the
     * updates that are kept, those of units in its scope.
     *
     * @param before look only at versions of the page below this one
     * @param limit how many versions of the page to look at, 1 to 500
     */
    public History revisions(Scope scope, String indicator, Quarter quarter, long before, int limit) {
        Catalog city = catalog.get();
        PageKey key = new PageKey(city.id(), indicator, quarter);
        long newest = Math.min(page(key).map(Page::version).orElse(0L), before - 1);
        if (newest < 1) {
            return new History(List.of(), null);
        }
        List<Revision> found = revisions.find(key, newest, limit);
        Map<Revision.Id, Revision> origins = new HashMap<>();
        revisions
                .find(found.stream()
                        .flatMap(revision -> revision.origins().stream())
                        .collect(Collectors.toSet()))
                .forEach(origin -> origins.put(origin.id(), origin));
        List<Revision> ofScope = found.stream()
                .flatMap(revision -> of(city, scope, withCausesOf(revision, origins)))
                .toList();
        return new History(ofScope, newest > limit ? newest - limit + 1 : null);
    }

    /** The updates that moved a page that this one depends on moved this one. */
    private static Revision withCausesOf(Revision revision, Map<Revision.Id, Revision> origins) {
        List<Revision.Cause> causes = new ArrayList<>(revision.causes());
        int further = revision.furtherCauses();
        for (Revision.Id id : revision.origins()) {
            Revision origin = origins.get(id);
            if (origin != null) {
                causes.addAll(origin.causes());
                further += origin.furtherCauses();
            }
        }
        return new Revision(
                revision.page(),
                revision.version(),
                revision.at(),
                revision.occasion(),
                revision.moves(),
                causes,
                further,
                revision.origins());
    }

    /** Returns the quarters among those given in which anything was reported, earliest first. */
    public SortedSet<Quarter> quartersWithTotals(Collection<Quarter> quarters) {
        Catalog city = catalog.get();
        List<PageKey> keys = quarters.stream()
                .flatMap(quarter ->
                        city.indicators().stream().map(indicator -> new PageKey(city.id(), indicator.code(), quarter)))
                .toList();
        SortedSet<Quarter> found = new TreeSet<>();
        pages.existing(keys).forEach(key -> found.add(key.quarter()));
        return found;
    }

    /** Returns whether a unit has reported a figure of a quarter that was not taken back. */
    public boolean hasFigures(Quarter quarter) {
        Catalog city = catalog.get();
        List<PageKey> keys = city.indicators().stream()
                .map(indicator -> new PageKey(city.id(), indicator.code(), quarter))
                .toList();
        return pages.find(keys).values().stream()
                .flatMap(page -> page.contributions().values().stream())
                .anyMatch(contribution -> contribution.figure().isPresent());
    }

    private Optional<Page> page(PageKey key) {
        return Optional.ofNullable(pages.find(List.of(key)).get(key));
    }

    private static Stream<Revision> of(Catalog city, Scope scope, Revision revision) {
        List<Revision.Move> moves = revision.moves().stream()
                .filter(move -> move.scope().equals(scope))
                .toList();
        return moves.isEmpty()
                ? Stream.empty()
                : Stream.of(new Revision(
                        revision.page(),
                        revision.version(),
                        revision.at(),
                        revision.occasion(),
                        moves,
                        revision.causes().stream()
                                .filter(cause ->
                                        countsIn(city, scope, cause.now().cell(), revision.page()))
                                .toList(),
                        revision.furtherCauses(),
                        revision.origins()));
    }

    /** Returns whether a figure moves that total: that of its unit, or of those whose territory its unit's is now. */
    private static boolean countsIn(Catalog city, Scope scope, Cell cell, PageKey page) {
        return city.territory().scopesAt(cell.unit(), page.quarter()).contains(scope);
    }

    private static Set<String> reportedInputs(Catalog city, String code) {
        Set<String> reported = new LinkedHashSet<>();
        Indicator indicator = city.indicator(code).orElse(null);
        if (indicator != null) {
            Formula formula = indicator.rollUp().formula();
            if (formula == null) {
                reported.add(code);
            } else {
                formula.inputs().forEach(input -> reported.addAll(reportedInputs(city, input)));
            }
        }
        return reported;
    }

    /**
     * A stretch of what moved a total.
     *
     * @param revisions newest first
     * @param before what to ask for next; null where nothing older is left
     */
    public record History(
            List<Revision> revisions, @Nullable Long before) {
        public History {
            revisions = List.copyOf(revisions);
        }
    }

    /**
     * One figure that counts.
     *
     * @param indicator the indicator that was reported
     * @param contribution what was reported
     */
    public record Counted(String indicator, Contribution contribution) {}
}
