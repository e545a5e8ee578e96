package vn.chitieu.catalog.territory;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The history of territories: which units, with which shares, made up a scope's territory in an earlier quarter. Its
 * answers follow from the catalog alone and are cached; it lives as long as the catalog. Thread-safe.
 */
public final class Territory {

    private final Catalog catalog;
    private final BoundedMemo<Quarter, Map<String, Map<String, BigDecimal>>> heirs;
    private final BoundedMemo<Quarter, Map<String, Set<Scope>>> scopes;
    private final BoundedMemo<Span, Map<Scope, Past>> pasts;
    private final BoundedMemo<Quarter, Boolean> changed;
    private final BoundedMemo<Quarter, Set<String>> outsiders;
    private final BoundedMemo<Quarter, Set<String>> leavers;

    public Territory(Catalog catalog) {
        this.catalog = catalog;
        this.heirs = new BoundedMemo<>(new SuccessorShares(catalog.units(), catalog.successions())::in);
        this.scopes = new BoundedMemo<>(this::scopesOfEach);
        this.pasts = new BoundedMemo<>(span -> new PastScopes(catalog, this, span).read());
        this.changed = new BoundedMemo<>(this::findChanges);
        this.outsiders = new BoundedMemo<>(this::findOutsiders);
        this.leavers = new BoundedMemo<>(this::findLeavers);
    }

    /**
     * Returns what a scope's figures of a quarter, and of the quarters before it, are made of.
     *
     * @param scope the scope as it is in {@code at}
     * @param reported the quarter in which units reported: one of the year of {@code at}, not after it, for the scope's
     *     own figures; the same quarter of an earlier year for the base that they are compared with
     * @param at the quarter whose total it is
     * @return the units that existed in {@code reported}, each with the share of its figures that counts. Figures of
     *     this year count only where their unit was part of the city when it reported them; a base is what was reported
     *     on the territory that the city had in the same quarter of this year
     */
    public Past past(Scope scope, Quarter reported, Quarter at) {
        return pasts.get(new Span(reported, at)).getOrDefault(scope, Past.NOTHING);
    }

    /** Returns whether a unit began, ended, joined the city or left it since 1 January, up to the end of a quarter. */
    public boolean changedInTheYearOf(Quarter at) {
        return changed.get(at);
    }

    /**
     * Returns the scopes whose totals at a quarter a unit's figures of that quarter or an earlier one count in: its own
     * or its successors', their clusters, the city.
     */
    public Set<Scope> scopesAt(String unit, Quarter at) {
        return scopes.get(at).getOrDefault(unit, Set.of());
    }

    /** Returns the ids of the units that on some day of a quarter exist but are not part of the city. */
    public Set<String> outsidersIn(Quarter quarter) {
        return outsiders.get(quarter);
    }

    /** Returns the ids of the units that exist in a quarter but no more at its end. */
    public Set<String> leaversIn(Quarter quarter) {
        return leavers.get(quarter);
    }

    /** Returns the units that carry on a unit's figures in a quarter, with their shares. */
    Map<String, BigDecimal> heirs(String unit, Quarter at) {
        return heirs.get(at).getOrDefault(unit, Map.of());
    }

    private Map<String, Set<Scope>> scopesOfEach(Quarter at) {
        Map<String, Set<Scope>> all = new HashMap<>();
        for (ReportingUnit unit : catalog.units()) {
            Set<Scope> reached = new LinkedHashSet<>();
            if (!unit.existsIn(at) || unit.isOfTheCityIn(at)) {
                reached.add(Scope.city());
            }
            heirs(unit.id(), at)
                    .keySet()
                    .forEach(heir -> catalog.unit(heir).ifPresent(one -> reached.addAll(catalog.scopesOf(one, at))));
            all.put(unit.id(), Set.copyOf(reached));
        }
        return all;
    }

    private boolean findChanges(Quarter at) {
        Set<String> now = past(Scope.city(), at, at).shares().keySet();
        return at.yearToDate()
                .anyMatch(quarter ->
                        !past(Scope.city(), quarter, at).shares().keySet().equals(now));
    }

    private Set<String> findOutsiders(Quarter quarter) {
        return catalog.units().stream()
                .filter(unit -> unit.versions().stream()
                        .anyMatch(version ->
                                !version.isOfTheCity() && version.validity().overlaps(quarter)))
                .map(ReportingUnit::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> findLeavers(Quarter quarter) {
        return catalog.units().stream()
                .filter(unit ->
                        unit.existsIn(quarter) && unit.on(quarter.lastDay()).isEmpty())
                .map(ReportingUnit::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A quarter in which units reported, and the quarter whose total it is. */
    record Span(Quarter reported, Quarter at) {
        /** Returns the quarter in the year of the total that the reported one is, or is compared with. */
        Quarter now() {
            return new Quarter(at.year(), reported.number());
        }

        boolean isOfTheSameYear() {
            return reported.year() == at.year();
        }
    }

    /**
     * What a scope's territory was made of in an earlier quarter.
     *
     * @param shares the units that existed then, each with the share of its figures that counts: above 0, at most 1
     * @param outsiders those of them that were not part of the city then
     * @param covered whether every ward and commune of the scope has a unit whose territory it was
     * @param asItWas whether these are the very units and shares that made up the scope then
     * @param sameUnits whether the wards and communes of the scope are the very ones that existed then, each whole
     * @param changedWithin whether the territory changed between the first and the last day, so that one year's figures
     *     cover it for a part of the quarter only
     */
    public record Past(
            SortedMap<String, BigDecimal> shares,
            SortedSet<String> outsiders,
            boolean covered,
            boolean asItWas,
            boolean sameUnits,
            boolean changedWithin) {

        static final Past NOTHING = new Past(new TreeMap<>(), new TreeSet<>(), true, true, false, false);

        public Past {
            shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
            outsiders = Collections.unmodifiableSortedSet(new TreeSet<>(outsiders));
        }
    }
}
