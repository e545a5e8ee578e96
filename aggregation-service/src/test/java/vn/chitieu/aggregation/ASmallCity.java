package vn.chitieu.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Scope;

/** A city of four wards in two clusters and one department, small enough to add up by hand. Targets can be added. */
public final class ASmallCity {

    /** Before any deadline of 2022-Q1. */
    public static final Instant BEFORE_THE_DEADLINE = Instant.parse("2022-04-06T01:00:00Z");

    /** After the deadline of 2022-Q1. */
    public static final Instant AFTER_THE_DEADLINE = Instant.parse("2022-04-12T01:00:00Z");

    public static final String ENTERPRISES = "ENTERPRISES";
    public static final String LAND = "LAND";
    public static final String INDUSTRY = "INDUSTRY";
    public static final String SERVICES = "SERVICES";
    public static final String PRODUCTION = "PRODUCTION";
    public static final String ARREARS = "ARREARS";
    public static final String STOCK = "STOCK";
    public static final String RATE = "RATE";
    public static final String RATIO = "RATIO";

    private final List<Target> targets = new ArrayList<>();
    private String id = "small";
    private final List<Indicator> further = new ArrayList<>();
    private final List<TimeWindow> windows = new ArrayList<>();
    private final Map<ReportingUnit.Kind, Integer> levels = new EnumMap<>(ReportingUnit.Kind.class);

    public static ASmallCity withoutTargets() {
        return new ASmallCity();
    }

    /** The same city under another id. */
    public ASmallCity named(String other) {
        id = other;
        return this;
    }

    public ASmallCity withTarget(String indicator, Scope scope, String owner, String value) {
        return withTarget(indicator, scope, owner, value, TargetPhasing.even());
    }

    public ASmallCity withTarget(String indicator, Scope scope, String owner, String value, TargetPhasing pace) {
        targets.add(new Target(
                scope, indicator, 2022, owner, new BigDecimal(value), pace, LocalDate.of(2022, 1, 1), "decided"));
        return this;
    }

    /** Adds a target that holds from a later day on. */
    public ASmallCity withLaterTarget(String indicator, String owner, String value, String validFrom, String reason) {
        targets.add(new Target(
                Scope.city(),
                indicator,
                2022,
                owner,
                new BigDecimal(value),
                TargetPhasing.even(),
                LocalDate.parse(validFrom),
                reason));
        return this;
    }

    /** Gives units of a kind fewer working days than the five of the city. */
    public ASmallCity withLevel(ReportingUnit.Kind kind, int workingDays) {
        levels.put(kind, workingDays);
        return this;
    }

    /** Adds a window of one indicator, by targets of its own, as {@code OWNER=value}, or by those of the year. */
    public ASmallCity withWindow(String id, String from, String to, String indicator, String... targets) {
        List<TimeWindow.Goal> goals = Stream.of(targets)
                .map(target -> target.split("=", 2))
                .map(target -> new TimeWindow.Goal(new BigDecimal(target[1]), target[0]))
                .toList();
        windows.add(new TimeWindow(
                id,
                new LocalizedName(id, id),
                new ReportingCalendar.Window(LocalDate.parse(from), LocalDate.parse(to)),
                List.of(indicator),
                goals.isEmpty() ? Map.of() : Map.of(indicator, goals)));
        return this;
    }

    /** Adds an indicator. */
    public ASmallCity with(IndicatorFixture indicator) {
        further.add(indicator.build(10 + further.size()));
        return this;
    }

    public Catalog catalog() {
        List<Indicator> indicators = new ArrayList<>(own());
        indicators.addAll(further);
        return new Catalog(
                id,
                new LocalizedName("Thành phố nhỏ", "Small city"),
                List.of(
                        ward("nam-ngan", "14761", "cum-1"),
                        ward("dien-bien", "14767", "cum-1"),
                        ward("ba-dinh", "14776", "cum-2"),
                        ward("lam-son", "14773", "cum-2"),
                        new ReportingUnit(
                                "dep-tk",
                                List.of(new ReportingUnit.Version(
                                        "DEP-TK",
                                        "Chi cục Thống kê",
                                        ReportingUnit.Kind.VERTICAL,
                                        null,
                                        DateRange.ALWAYS)))),
                List.of(cluster("cum-1"), cluster("cum-2")),
                indicators,
                targets,
                List.of(),
                new WorkingCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), Set.of(), Set.of(), 5, levels, null),
                List.of(),
                windows);
    }

    private static List<Indicator> own() {
        return List.of(
                byWards(ENTERPRISES, 1, Frequency.MONTH, Operator.SUM, Operator.SUM, Direction.HIGHER),
                byWards(LAND, 2, Frequency.QUARTER, Operator.SUM, Operator.SUM, Direction.HIGHER),
                byTheDepartment(INDUSTRY, 3),
                byTheDepartment(SERVICES, 4),
                derived(
                        PRODUCTION,
                        5,
                        new Formula.Sum(List.of(new Formula.Term(INDUSTRY, false), new Formula.Term(SERVICES, false)))),
                byWards(ARREARS, 6, Frequency.QUARTER, Operator.SUM, Operator.SUM, Direction.LOWER),
                byWards(STOCK, 7, Frequency.MONTH, Operator.SUM, Operator.LAST, Direction.NEUTRAL),
                rate(8),
                derived(RATIO, 9, new Formula.Ratio(ARREARS, LAND, BigDecimal.valueOf(100))));
    }

    private static ReportingUnit ward(String id, String code, String cluster) {
        return new ReportingUnit(
                id,
                List.of(new ReportingUnit.Version(
                        code, "Phường " + id, ReportingUnit.Kind.WARD, cluster, DateRange.ALWAYS)));
    }

    private static Cluster cluster(String id) {
        return new Cluster(id, new LocalizedName(id, id), DateRange.ALWAYS);
    }

    private static Indicator byWards(
            String code, int order, Frequency frequency, Operator units, Operator periods, Direction direction) {
        return IndicatorFixture.anIndicator(code)
                .every(frequency)
                .across(units, periods)
                .going(direction)
                .build(order);
    }

    private static Indicator byTheDepartment(String code, int order) {
        return IndicatorFixture.anIndicator(code)
                .reportedBy(new Indicator.Reporters.Unit("dep-tk"))
                .build(order);
    }

    private static Indicator derived(String code, int order, Formula formula) {
        return IndicatorFixture.anIndicator(code).derivedAs(formula).build(order);
    }

    private static Indicator rate(int order) {
        return IndicatorFixture.anIndicator(RATE)
                .across(Operator.WEIGHTED_AVERAGE, Operator.AVERAGE)
                .weightedBy(LAND)
                .build(order);
    }
}
