package vn.chitieu.aggregation.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.Territory;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * What units reported, each by itself, and what they still owe. Remembers its answers, so it serves one state of the
 * pages. Not thread-safe.
 */
final class UnitFigures {

    private final Catalog catalog;
    private final Territory territory;
    private final Definitions definitions;
    private final Function<PageKey, Page> pages;
    private final Map<PageKey, SortedMap<String, UnitYear>> years = new HashMap<>();
    private final Map<PageKey, SortedMap<String, UnitFigure>> ofTheCity = new HashMap<>();
    private final Map<PageKey, SortedMap<String, UnitFigure>> ofAll = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> expected = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> missing = new HashMap<>();

    UnitFigures(Catalog catalog, Definitions definitions, Function<PageKey, Page> pages) {
        this.catalog = catalog;
        this.definitions = definitions;
        this.territory = catalog.territory();
        this.pages = pages;
    }

    /** Returns the figures of units as parts of the city: those of the time before they joined are not among them. */
    SortedMap<String, UnitFigure> ofTheCity(Indicator indicator, PageKey page) {
        return remembered(ofTheCity, indicator, page, key -> sinceJanuary(indicator, key));
    }

    /** Returns the figures of all units, also of the time before they joined the city: what a base is made of. */
    SortedMap<String, UnitFigure> ofAll(Indicator indicator, PageKey page) {
        return page.quarter()
                        .yearToDate()
                        .allMatch(quarter -> territory.outsidersIn(quarter).isEmpty())
                ? ofTheCity(indicator, page)
                : remembered(ofAll, indicator, page, key -> byUnit(indicator, key, contribution -> true));
    }

    /** Returns whether a unit reported every period of a quarter in which it existed. */
    boolean isWhole(Indicator indicator, PageKey page, String unit) {
        List<Contribution> ofQuarter = pages.apply(page).contributions().values().stream()
                .filter(contribution -> contribution.cell().unit().equals(unit))
                .toList();
        return Duties.isWhole(indicator, catalog.unit(unit).orElseThrow(), page.quarter(), ofQuarter);
    }

    /** Returns how many figures a unit owes since January, up to the end of a quarter. */
    long owed(Indicator indicator, String unit, Quarter quarter) {
        return Duties.of(indicator, catalog.unit(unit).orElseThrow(), quarter);
    }

    /** Returns how many figures a unit has reported since January, up to the end of the page's quarter. */
    long met(Indicator indicator, PageKey page, String unit) {
        UnitYear year = sinceJanuary(indicator, page).get(unit);
        return year == null ? 0 : Duties.met(indicator, year);
    }

    /** Returns the units that have to report in the quarter. */
    SortedSet<String> expected(Indicator indicator, PageKey page) {
        return expected.computeIfAbsent(
                page,
                key -> catalog.reporters(indicator, key.quarter()).stream()
                        .map(ReportingUnit::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns the units, also those that are gone since January, that have not reported all that they had to. */
    SortedSet<String> missing(Indicator indicator, PageKey page) {
        return missing.computeIfAbsent(page, key -> {
            SortedMap<String, UnitYear> reported = sinceJanuary(indicator, key);
            return reporters(indicator, key.quarter())
                    .filter(unit -> {
                        UnitYear year = reported.get(unit.id());
                        long met = year == null ? 0 : Duties.met(indicator, year);
                        return met < Duties.of(indicator, unit, key.quarter());
                    })
                    .map(ReportingUnit::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        });
    }

    private Stream<ReportingUnit> reporters(Indicator indicator, Quarter quarter) {
        Stream<Quarter> quarters =
                territory.changedInTheYearOf(quarter) ? Duties.quarters(indicator, quarter) : Stream.of(quarter);
        return quarters.flatMap(one -> catalog.reporters(indicator, one).stream());
    }

    private SortedMap<String, UnitFigure> remembered(
            Map<PageKey, SortedMap<String, UnitFigure>> memory,
            Indicator indicator,
            PageKey page,
            Function<PageKey, SortedMap<String, UnitYear>> unitYears) {
        SortedMap<String, UnitFigure> known = memory.get(page);
        if (known == null) {
            boolean isDivided = definitions.divideTheYear(indicator, page.quarter());
            known = new TreeMap<>();
            for (Map.Entry<String, UnitYear> unit : unitYears.apply(page).entrySet()) {
                known.put(unit.getKey(), UnitFigure.of(indicator, unit.getValue(), isDivided));
            }
            memory.put(page, known);
        }
        return known;
    }

    private SortedMap<String, UnitYear> sinceJanuary(Indicator indicator, PageKey page) {
        return years.computeIfAbsent(page, key -> byUnit(indicator, key, this::isOfTheCity));
    }

    private SortedMap<String, UnitYear> byUnit(Indicator indicator, PageKey page, Predicate<Contribution> which) {
        return UnitYear.upTo(page, pages, which, quarter -> definitions.agree(indicator, quarter, page.quarter()));
    }

    private boolean isOfTheCity(Contribution contribution) {
        Cell cell = contribution.cell();
        return !territory.outsidersIn(cell.period().quarter()).contains(cell.unit())
                || catalog.unit(cell.unit())
                        .filter(unit -> unit.isOfTheCityIn(cell.period()))
                        .isPresent();
    }
}
