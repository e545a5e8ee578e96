package vn.chitieu.aggregation.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.query.TotalsQuery;
import vn.chitieu.aggregation.remark.UnitRemarkRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Gathers the report of a quarter: the totals of a scope, in the order and the groups of the catalog. Thread-safe. */
@Service
public final class ReportService {

    private static final int YEARS_BACK = 5;
    static final Comparator<String> PROVINCE_THEN_CITY =
            Comparator.comparingInt(ReportService::place).thenComparing(Comparator.naturalOrder());

    private final Supplier<Catalog> catalog;
    private final TotalsQuery readTotals;
    private final AlertExplanationRepository explanations;
    private final UnitRemarkRepository remarks;
    private final Clock clock;

    /**
     * Takes what reports are made of.
     *
     * @param catalog the one in force
     * @param explanations those given to alerts
     * @param remarks those of units
     * @param clock by which quarters are listed
     */
    public ReportService(
            Supplier<Catalog> catalog,
            TotalsQuery readTotals,
            AlertExplanationRepository explanations,
            UnitRemarkRepository remarks,
            Clock clock) {
        this.catalog = catalog;
        this.readTotals = readTotals;
        this.explanations = explanations;
        this.remarks = remarks;
        this.clock = clock;
    }

    /**
     * Returns the report of a scope; empty where it has no total of the quarter. An indicator that the scope has to
     * report, and has not, stands in it without a total.
     */
    public Optional<QuarterReport> report(Quarter quarter, Scope scope) {
        Map<String, Total> totals = new HashMap<>();
        readTotals
                .totals(quarter, scope)
                .forEach(published -> totals.put(published.page().indicator(), published.total()));
        if (totals.isEmpty()) {
            return Optional.empty();
        }
        Catalog city = catalog.get();
        Map<String, List<Indicator>> groups = new LinkedHashMap<>();
        city.indicators().stream()
                .filter(indicator -> totals.containsKey(indicator.code()) || concerns(city, indicator, quarter, scope))
                .forEach(indicator -> groups.computeIfAbsent(
                                indicator.display().group().vi(), vi -> new ArrayList<>())
                        .add(indicator));
        return Optional.of(new QuarterReport(
                quarter,
                scope,
                owners(totals.values()),
                groups.values().stream().map(group -> group(group, totals)).toList(),
                explanations(city, quarter, scope),
                remarks(city, quarter, scope)));
    }

    /** About the scope itself first, then about what it covers. */
    private List<AlertExplanation> explanations(Catalog city, Quarter quarter, Scope scope) {
        return explanations.of(city.id(), quarter).stream()
                .filter(one -> isWithin(city, one.scope(), scope, quarter))
                .sorted(Comparator.comparing(one -> !one.scope().equals(scope)))
                .toList();
    }

    private List<RemarkChanged> remarks(Catalog city, Quarter quarter, Scope scope) {
        List<String> units = city.units().stream().map(ReportingUnit::id).toList();
        return remarks.of(city.id(), quarter).stream()
                .filter(one -> one.state() != RemarkChanged.State.WITHDRAWN)
                .filter(one -> isWithin(city, new Scope.Unit(one.unit()), scope, quarter))
                .sorted(Comparator.comparing((RemarkChanged one) -> units.indexOf(one.unit()))
                        .thenComparing(RemarkChanged::kind)
                        .thenComparing(RemarkChanged::at)
                        .thenComparing(RemarkChanged::id))
                .toList();
    }

    private static boolean isWithin(Catalog city, Scope part, Scope whole, Quarter quarter) {
        if (part.equals(whole) || whole instanceof Scope.City) {
            return true;
        }
        return part instanceof Scope.Unit unit
                && city.unit(unit.id())
                        .filter(one -> city.covers(whole, one, quarter))
                        .isPresent();
    }

    /** Returns the quarters of this year and the five before it that have totals, earliest first. */
    public SortedSet<Quarter> quarters() {
        int year = currentQuarter().year();
        return readTotals.quartersWithTotals(IntStream.rangeClosed(year - YEARS_BACK, year)
                .boxed()
                .flatMap(one -> new Quarter(one, 1).restOfYear())
                .toList());
    }

    /** Returns the current quarter in the city. */
    public Quarter currentQuarter() {
        return Quarter.of(
                LocalDate.ofInstant(clock.instant(), catalog.get().calendar().zone()));
    }

    private QuarterReport.Group group(List<Indicator> indicators, Map<String, Total> totals) {
        LocalizedName name = indicators.get(0).display().group();
        Map<String, Indicator> inGroup = new HashMap<>();
        indicators.forEach(indicator -> inGroup.put(indicator.code(), indicator));
        List<QuarterReport.Row> rows = new ArrayList<>();
        int number = 0;
        for (Indicator indicator : indicators) {
            int depth = depth(indicator, inGroup);
            rows.add(new QuarterReport.Row(indicator, depth, depth == 0 ? ++number : 0, totals.get(indicator.code())));
        }
        return new QuarterReport.Group(name, rows);
    }

    private static int depth(Indicator indicator, Map<String, Indicator> inGroup) {
        int depth = 0;
        for (Indicator whole = whole(indicator, inGroup); whole != null; whole = whole(whole, inGroup)) {
            depth++;
        }
        return depth;
    }

    private static @Nullable Indicator whole(Indicator part, Map<String, Indicator> inGroup) {
        return part.display().partOf() == null
                ? null
                : inGroup.get(part.display().partOf());
    }

    /** Whether a unit in the scope has to report the indicator, or what it is derived from, in the quarter. */
    private static boolean concerns(Catalog city, Indicator indicator, Quarter quarter, Scope scope) {
        Formula formula = indicator.rollUp().formula();
        if (formula == null) {
            return city.reporters(indicator, quarter).stream().anyMatch(unit -> city.covers(scope, unit, quarter));
        }
        return formula.inputs()
                .flatMap(code -> city.indicator(code).stream())
                .anyMatch(input -> concerns(city, input, quarter, scope));
    }

    private static List<String> owners(Iterable<Total> totals) {
        List<String> owners = new ArrayList<>();
        totals.forEach(total -> total.attainments().stream()
                .map(Attainment::owner)
                .filter(owner -> !owners.contains(owner))
                .forEach(owners::add));
        owners.sort(PROVINCE_THEN_CITY);
        return owners;
    }

    private static int place(String owner) {
        int column = List.of("PROVINCE", "CITY").indexOf(owner);
        return column < 0 ? Integer.MAX_VALUE : column;
    }
}
