package vn.chitieu.catalog.territory;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.territory.Territory.Past;
import vn.chitieu.catalog.territory.Territory.Span;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Reads off the catalog what every scope was made of in an earlier quarter. Used once. */
final class PastScopes {

    private final Catalog catalog;
    private final Territory territory;
    private final Span span;
    private final Quarter now;
    private final Map<Scope, SortedMap<String, BigDecimal>> shares = new HashMap<>();
    private final Set<String> withAPast = new TreeSet<>();
    private final Set<Scope> uncovered = new TreeSet<>();
    private final Set<Scope> changedWithin = new TreeSet<>();

    PastScopes(Catalog catalog, Territory territory, Span span) {
        this.catalog = catalog;
        this.territory = territory;
        this.span = span;
        this.now = span.now();
    }

    Map<Scope, Past> read() {
        for (ReportingUnit unit : catalog.units()) {
            boolean ofTheCity = unit.isOfTheCityIn(span.reported());
            // What a unit reported of the time before it joined is a base for later years and no part of its own.
            if (unit.existsIn(span.reported()) && (ofTheCity || !span.isOfTheSameYear())) {
                carry(unit.id());
                if (ofTheCity && !isTerritorial(unit.id(), span.reported())) {
                    add(Scope.city(), unit.id(), null);
                }
            }
        }
        for (ReportingUnit unit : catalog.units()) {
            findGaps(unit);
            findChangesWithin(unit);
        }
        Set<Scope> scopes = new LinkedHashSet<>(shares.keySet());
        scopes.addAll(uncovered);
        scopes.addAll(changedWithin);
        return scopes.stream().collect(Collectors.toMap(scope -> scope, this::past));
    }

    /**
     * First to the unit that had its territory in the same quarter of this year, then to the one that has it at the
     * end.
     */
    private void carry(String unit) {
        territory.heirs(unit, now).forEach((heir, share) -> {
            ReportingUnit then = catalog.unit(heir).orElseThrow();
            if (then.isOfTheCityIn(now)) {
                withAPast.add(heir);
                add(Scope.city(), unit, share);
                territory.heirs(heir, span.at()).forEach((last, part) -> {
                    for (Scope scope : partsOfTheCity(last)) {
                        add(scope, unit, SuccessorShares.product(share, part));
                    }
                });
            }
        });
    }

    /** A body of the whole city counts whole, whatever became of it. */
    private void add(Scope scope, String unit, @Nullable BigDecimal share) {
        SortedMap<String, BigDecimal> ofScope = shares.computeIfAbsent(scope, key -> new TreeMap<>());
        if (share == null) {
            ofScope.put(unit, BigDecimal.ONE);
        } else {
            ofScope.merge(unit, share, SuccessorShares::sum);
        }
    }

    private List<Scope> partsOfTheCity(String unit) {
        ReportingUnit known = catalog.unit(unit).orElseThrow();
        return known.isOfTheCityIn(span.at())
                ? catalog.scopesOf(known, span.at()).stream()
                        .filter(scope -> !(scope instanceof Scope.City))
                        .toList()
                : List.of();
    }

    private void findGaps(ReportingUnit unit) {
        if (unit.isOfTheCityIn(now) && isTerritorial(unit.id(), now) && !withAPast.contains(unit.id())) {
            uncovered.addAll(territory.scopesAt(unit.id(), span.at()));
        }
    }

    private void findChangesWithin(ReportingUnit unit) {
        if (!isTerritorial(unit.id(), now)) {
            return;
        }
        if (unit.isOfTheCityIn(now) && territory.outsidersIn(now).contains(unit.id())) {
            changedWithin.addAll(territory.scopesAt(unit.id(), span.at()));
        }
        if (now.equals(span.at()) && territory.leaversIn(now).contains(unit.id())) {
            changedWithin.addAll(thoseWithSomePartsOnly(unit));
        }
    }

    /**
     * Until the end of the quarter the unit and its successors stand side by side: a scope has all of them or a part.
     */
    private Set<Scope> thoseWithSomePartsOnly(ReportingUnit unit) {
        Set<Scope> before = territory.scopesAt(unit.id(), now);
        List<Set<Scope>> after = catalog.successions().stream()
                .filter(next -> next.predecessor().equals(unit.id()))
                .map(next -> territory.scopesAt(next.successor(), now))
                .toList();
        Set<Scope> some = new LinkedHashSet<>(before);
        after.forEach(some::addAll);
        some.removeIf(scope -> !after.isEmpty()
                && before.contains(scope)
                && after.stream().allMatch(scopes -> scopes.contains(scope)));
        return some;
    }

    private Past past(Scope scope) {
        SortedMap<String, BigDecimal> ofScope = shares.getOrDefault(scope, new TreeMap<>());
        SortedSet<String> outsiders = new TreeSet<>();
        for (String unit : ofScope.keySet()) {
            if (!catalog.unit(unit).orElseThrow().isOfTheCityIn(span.reported())) {
                outsiders.add(unit);
            }
        }
        boolean itself = span.reported().equals(span.at());
        return new Past(
                ofScope,
                outsiders,
                !uncovered.contains(scope),
                itself
                        || ofScope.equals(territory
                                .past(scope, span.reported(), span.reported())
                                .shares()),
                itself || hasSameUnits(scope, ofScope),
                changedWithin.contains(scope));
    }

    private boolean hasSameUnits(Scope scope, SortedMap<String, BigDecimal> then) {
        Set<String> units = territory.past(scope, span.at(), span.at()).shares().keySet();
        return then.values().stream().allMatch(BigDecimal.ONE::equals)
                && territorial(then.keySet(), span.reported()).equals(territorial(units, span.at()));
    }

    private Set<String> territorial(Set<String> units, Quarter quarter) {
        return units.stream().filter(unit -> isTerritorial(unit, quarter)).collect(Collectors.toSet());
    }

    private boolean isTerritorial(String unit, Quarter quarter) {
        return catalog.unit(unit)
                .flatMap(one -> one.in(quarter))
                .filter(version -> version.kind().isTerritorial())
                .isPresent();
    }
}
