package vn.chitieu.aggregation.calculation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Calculator of the figures of single units, and of what they still owe. Caches its answers without invalidation, so it
 * serves one state of the pages; what it computed for an earlier state it takes over for those units whose
 * contributions are the same. Not thread-safe.
 */
public final class UnitFigures {

    private final Catalog catalog;
    private final Territory territory;
    private final Definitions definitions;
    private final Function<PageKey, Page> pages;
    private final UnitReportCache cache;
    private final Map<PageKey, UnitReports> ofTheCity = new HashMap<>();
    private final Map<PageKey, UnitReports> ofAll = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> expected = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> missing = new HashMap<>();
    private final Map<PageKey, SortedSet<String>> missingInQuarter = new HashMap<>();

    public UnitFigures(Catalog catalog, Definitions definitions, Function<PageKey, Page> pages, UnitReportCache cache) {
        this.cache = cache;
        this.catalog = catalog;
        this.definitions = definitions;
        this.territory = catalog.territory();
        this.pages = pages;
    }

    /** Returns the figures of units as parts of the city: those of the time before they joined are not among them. */
    SortedMap<String, UnitFigure> ofTheCity(Indicator indicator, PageKey page) {
        return reports(indicator, page, false).figures();
    }

    /** Returns the figures of all units, also of the time before they joined the city: what a base is made of. */
    SortedMap<String, UnitFigure> ofAll(Indicator indicator, PageKey page) {
        boolean outsiders = page.quarter()
                .yearToDate()
                .anyMatch(quarter -> !territory.outsidersIn(quarter).isEmpty());
        return reports(indicator, page, outsiders).figures();
    }

    /** Returns whether a unit reported every period of a quarter in which it existed. */
    boolean isWhole(Indicator indicator, PageKey page, String unit) {
        List<Contribution> ofQuarter = pages.apply(page).contributions().values().stream()
                .filter(contribution -> contribution.cell().unit().equals(unit))
                .toList();
        return ReportingObligations.isWhole(indicator, catalog.unit(unit).orElseThrow(), page.quarter(), ofQuarter);
    }

    /** Returns how many figures a unit owes since January, up to the end of a quarter. */
    public long owed(Indicator indicator, String unit, Quarter quarter) {
        return ReportingObligations.of(indicator, catalog.unit(unit).orElseThrow(), quarter);
    }

    /** Returns how many figures a unit has reported since January, up to the end of the page's quarter. */
    public long met(Indicator indicator, PageKey page, String unit) {
        return reports(indicator, page, false).met().getOrDefault(unit, 0L);
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
            Map<String, Long> met = reports(indicator, key, false).met();
            return reporters(indicator, key.quarter())
                    .filter(unit ->
                            met.getOrDefault(unit.id(), 0L) < ReportingObligations.of(indicator, unit, key.quarter()))
                    .map(ReportingUnit::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        });
    }

    /** Returns the units that have not reported every period of the quarter itself. */
    SortedSet<String> missingInQuarter(Indicator indicator, PageKey page) {
        return missingInQuarter.computeIfAbsent(page, key -> {
            Map<String, Long> met = reports(indicator, key, false).metInQuarter();
            return catalog.reporters(indicator, key.quarter()).stream()
                    .filter(unit -> met.getOrDefault(unit.id(), 0L)
                            < ReportingObligations.inQuarter(indicator, unit, key.quarter())
                                    .count())
                    .map(ReportingUnit::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        });
    }

    private Stream<ReportingUnit> reporters(Indicator indicator, Quarter quarter) {
        Stream<Quarter> quarters = territory.changedInTheYearOf(quarter)
                ? ReportingObligations.quarters(indicator, quarter)
                : Stream.of(quarter);
        return quarters.flatMap(one -> catalog.reporters(indicator, one).stream());
    }

    private UnitReports reports(Indicator indicator, PageKey page, boolean outsidersToo) {
        Map<PageKey, UnitReports> ofThisState = outsidersToo ? ofAll : ofTheCity;
        UnitReports known = ofThisState.get(page);
        if (known == null) {
            known = workedOut(indicator, page, outsidersToo);
            ofThisState.put(page, known);
            cache.keep(page, outsidersToo, known);
        }
        return known;
    }

    private UnitReports workedOut(Indicator indicator, PageKey page, boolean outsidersToo) {
        List<Page> from = page.quarter()
                .yearToDate()
                .map(quarter -> pages.apply(page.in(quarter)))
                .toList();
        UnitReports last = cache.find(page, outsidersToo);
        UnitReports before = last == null ? UnitReports.none(from) : last;
        Set<String> changed = before.changed(from);
        if (changed.isEmpty()) {
            return new UnitReports(from, before.figures(), before.met(), before.metInQuarter());
        }
        SortedMap<String, UnitFigure> figures = new TreeMap<>(before.figures());
        Map<String, Long> met = new HashMap<>(before.met());
        Map<String, Long> metInQuarter = new HashMap<>(before.metInQuarter());
        figures.keySet().removeAll(changed);
        met.keySet().removeAll(changed);
        metInQuarter.keySet().removeAll(changed);
        boolean isDivided = definitions.divideTheYear(indicator, page.quarter());
        UnitYear.upTo(
                        page,
                        pages,
                        one -> changed.contains(one.cell().unit()) && (outsidersToo || isOfTheCity(one)),
                        quarter -> definitions.agree(indicator, quarter, page.quarter()))
                .forEach((unit, year) -> {
                    figures.put(unit, UnitFigure.of(indicator, year, isDivided));
                    met.put(unit, ReportingObligations.met(indicator, year));
                    metInQuarter.put(unit, ReportingObligations.metInQuarter(year));
                });
        return new UnitReports(from, figures, met, metInQuarter);
    }

    private boolean isOfTheCity(Contribution contribution) {
        Cell cell = contribution.cell();
        return !territory.outsidersIn(cell.period().quarter()).contains(cell.unit())
                || catalog.unit(cell.unit())
                        .filter(unit -> unit.isOfTheCityIn(cell.period()))
                        .isPresent();
    }
}
