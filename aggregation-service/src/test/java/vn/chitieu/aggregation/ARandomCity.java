package vn.chitieu.aggregation;

import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.Definition;
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
import vn.chitieu.catalog.territory.Succession;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * A city of a few wards to which anything happens that happens to cities, and the updates that they send: wards are
 * merged and split, on the first day of a quarter or within one, a commune joins, a part goes to a neighbour, the whole
 * city is dissolved into new wards; definitions change; targets of several owners are set for any scope. All of it
 * follows from one number.
 */
public final class ARandomCity {

    private static final List<String> CHANGING_DAYS =
            List.of("2021-07-01", "2022-01-01", "2022-02-15", "2022-04-01", "2022-06-20", "2022-07-01");
    private static final List<String> QUARTERS =
            List.of("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4");

    private final Random random;
    private final List<AWard> wards = new ArrayList<>();
    private final List<Succession> successions = new ArrayList<>();
    private final Catalog catalog;

    public ARandomCity(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 3 + random.nextInt(3); i++) {
            wards.add(new AWard("w" + i, cluster(), null));
        }
        if (random.nextBoolean()) {
            wards.add(new AWard("outside", null, null));
        }
        new TreeSet<>(Stream.generate(() -> oneOf(CHANGING_DAYS))
                        .limit(random.nextInt(4))
                        .toList())
                .forEach(day -> change(LocalDate.parse(day)));
        catalog = build();
    }

    public Catalog catalog() {
        return catalog;
    }

    /** A ward as it changes: from when to when, of which cluster, and since when it is of the city. */
    private static final class AWard {
        private final String id;
        private final @Nullable String cluster;
        private final @Nullable LocalDate from;
        private @Nullable LocalDate joined;
        private @Nullable LocalDate to;
        private boolean outside;

        AWard(String id, @Nullable String cluster, @Nullable LocalDate from) {
            this.id = id;
            this.cluster = cluster;
            this.from = from;
            this.outside = id.startsWith("outside");
        }

        ReportingUnit build() {
            List<ReportingUnit.Version> versions = new ArrayList<>();
            if (id.startsWith("outside")) {
                versions.add(version(null, from, joined == null ? to : joined.minusDays(1), "huyện khác"));
                if (joined != null) {
                    versions.add(version("cum-2", joined, to, null));
                }
            } else {
                versions.add(version(cluster, from, to, null));
            }
            return new ReportingUnit(id, versions);
        }

        private ReportingUnit.Version version(
                @Nullable String ofCluster,
                @Nullable LocalDate first,
                @Nullable LocalDate last,
                @Nullable String elsewhere) {
            return new ReportingUnit.Version(
                    id, "Phường " + id, ReportingUnit.Kind.WARD, ofCluster, new DateRange(first, last), elsewhere);
        }
    }

    private void change(LocalDate day) {
        List<AWard> there = wards.stream()
                .filter(ward -> ward.to == null && !ward.outside)
                .filter(ward -> ward.from == null || ward.from.isBefore(day))
                .toList();
        AWard one = oneOf(there);
        switch (random.nextInt(5)) {
            case 0 -> {
                AWard other = oneOf(there);
                if (other != one) {
                    end(one, day);
                    become(one, other, day, "1");
                }
            }
            case 1 -> {
                end(one, day);
                String share = oneOf(List.of("0.3", "0.5", "0.1234"));
                become(one, begin(day), day, share);
                become(
                        one,
                        begin(day),
                        day,
                        BigDecimal.ONE.subtract(new BigDecimal(share)).toPlainString());
            }
            case 2 ->
                wards.stream()
                        .filter(ward -> ward.outside && ward.to == null)
                        .findFirst()
                        .ifPresent(ward -> {
                            ward.joined = day;
                            ward.outside = false;
                        });
            case 3 -> {
                end(one, day);
                become(one, begin(day), day, "0.8");
                AWard neighbour = new AWard("outside-" + wards.size(), null, day);
                wards.add(neighbour);
                become(one, neighbour, day, "0.2");
            }
            default -> {
                AWard first = begin(day);
                AWard second = begin(day);
                there.forEach(ward -> {
                    end(ward, day);
                    become(ward, random.nextBoolean() ? first : second, day, "1");
                });
            }
        }
    }

    private AWard begin(LocalDate day) {
        AWard ward = new AWard("w" + wards.size(), cluster(), day);
        wards.add(ward);
        return ward;
    }

    private static void end(AWard ward, LocalDate day) {
        ward.to = day.minusDays(1);
    }

    private void become(AWard predecessor, AWard successor, LocalDate day, String share) {
        successions.add(new Succession(predecessor.id, successor.id, day, new BigDecimal(share), "Resolution", null));
    }

    private @Nullable String cluster() {
        return oneOf(List.of("cum-1", "cum-2", "")).isEmpty() ? null : oneOf(List.of("cum-1", "cum-2"));
    }

    private Catalog build() {
        Catalog small = ASmallCity.withoutTargets()
                .with(anIndicator("HIGHEST").every(Frequency.MONTH).across(Operator.MAX, Operator.MAX))
                .with(anIndicator("LEAST").across(Operator.MIN, Operator.MIN))
                .with(anIndicator("MEAN").every(Frequency.MONTH).across(Operator.AVERAGE, Operator.AVERAGE))
                .with(anIndicator("PEAKS").every(Frequency.MONTH).across(Operator.SUM, Operator.MAX))
                .with(anIndicator("POOR")
                        .inPercent()
                        .across(Operator.AVERAGE, Operator.LAST)
                        .tolerating("1"))
                .with(anIndicator("DEBT")
                        .every(Frequency.MONTH)
                        .across(Operator.SUM, Operator.LAST)
                        .going(Direction.LOWER))
                .with(anIndicator("REDEFINED")
                        .defined(
                                Definition.forEver("1"),
                                new Definition(
                                        "2",
                                        LocalDate.parse(oneOf(List.of("2021-07-01", "2022-01-01", "2022-04-01"))),
                                        null)))
                .with(anIndicator("LEVEL")
                        .across(Operator.SUM, Operator.LAST)
                        .defined(Definition.forEver("1"), new Definition("2", LocalDate.of(2022, 4, 1), null)))
                .with(anIndicator("BOTH")
                        .derivedAs(new Formula.Sum(
                                List.of(new Formula.Term(LAND, false), new Formula.Term("REDEFINED", true)))))
                .with(anIndicator("WEIGHED").derivedAs(new Formula.WeightedAverage("POOR", LAND)))
                .with(anIndicator("BY_ND09").every(Frequency.MONTH).by(new ReportingCalendar("nd09", 14, 2)))
                .with(anIndicator("DAILY").every(Frequency.DAY).by(new ReportingCalendar("nd09", 14, 2)))
                .catalog();
        List<ReportingUnit> units =
                new ArrayList<>(wards.stream().map(AWard::build).toList());
        units.add(small.unit("dep-tk").orElseThrow());
        List<Target> targets = new ArrayList<>();
        for (Indicator indicator : small.indicators()) {
            for (Scope scope : scopes(units)) {
                targets.addAll(targets(indicator, scope));
            }
        }
        return new Catalog(
                small.id(),
                small.name(),
                units,
                small.clusters(),
                small.indicators(),
                targets,
                small.people(),
                small.calendar(),
                successions,
                windows());
    }

    /** A part of the year by its own targets or by those of the year, a campaign, and one across the new year. */
    private static List<TimeWindow> windows() {
        List<String> codes =
                List.of(ASmallCity.ENTERPRISES, ASmallCity.PRODUCTION, "MEAN", "DEBT", "BOTH", "BY_ND09", "DAILY");
        TimeWindow.Goal ofCity = new TimeWindow.Goal(new BigDecimal("40"), "CITY");
        TimeWindow.Goal ofProvince = new TimeWindow.Goal(new BigDecimal("500.5"), "PROVINCE");
        return List.of(
                window("5-thang", "2022-01-01", "2022-05-31", codes, Map.of()),
                window(
                        "dot",
                        "2022-01-15",
                        "2022-05-20",
                        codes,
                        Map.of(
                                ASmallCity.ENTERPRISES,
                                List.of(ofProvince, ofCity),
                                "DEBT",
                                List.of(ofCity),
                                "DAILY",
                                List.of(ofProvince))),
                window(
                        "qua-nam",
                        "2021-11-20",
                        "2022-02-28",
                        codes,
                        Map.of(ASmallCity.ENTERPRISES, List.of(ofCity), ASmallCity.PRODUCTION, List.of(ofProvince))));
    }

    private static TimeWindow window(
            String id, String from, String to, List<String> codes, Map<String, List<TimeWindow.Goal>> targets) {
        return new TimeWindow(
                id,
                new LocalizedName(id, id),
                new ReportingCalendar.Window(LocalDate.parse(from), LocalDate.parse(to)),
                codes,
                targets);
    }

    private List<Scope> scopes(List<ReportingUnit> units) {
        return List.of(
                Scope.city(),
                Scope.parse("cluster:cum-1"),
                new Scope.Unit(oneOf(units).id()));
    }

    private List<Target> targets(Indicator indicator, Scope scope) {
        List<Target> targets = new ArrayList<>();
        for (String owner : List.of("CITY", "PROVINCE")) {
            if (random.nextInt(3) == 0) {
                targets.add(target(indicator, scope, owner, "2022-01-01"));
                if (random.nextBoolean()) {
                    targets.add(target(indicator, scope, owner, oneOf(List.of("2022-03-31", "2022-05-16"))));
                }
            }
        }
        return targets;
    }

    private Target target(Indicator indicator, Scope scope, String owner, String from) {
        TargetPhasing pace = oneOf(List.of(
                TargetPhasing.even(),
                new TargetPhasing.Seasonal(),
                new TargetPhasing.Given(
                        Stream.of("10", "20", "60", "100").map(BigDecimal::new).toList())));
        String value = String.valueOf(1 + random.nextInt(400));
        return new Target(
                scope,
                indicator.code(),
                2022,
                owner,
                new BigDecimal(value),
                pace,
                LocalDate.parse(from),
                "decided " + from);
    }

    /** Returns an instant at which some of it may be judged. */
    public Instant moment() {
        return Instant.parse(oneOf(List.of(
                "2022-04-06T01:00:00Z", "2022-04-12T01:00:00Z", "2022-08-01T00:00:00Z", "2023-03-01T00:00:00Z")));
    }

    /**
     * Returns updates in the order of the log: first figures of most cells of some indicators, corrections,
     * withdrawals, late ones, repeats, other updates under ids that were taken, and some that the catalog does not
     * know.
     */
    public List<AnUpdate> updates() {
        List<Indicator> reported = catalog.indicators().stream()
                .filter(indicator -> !indicator.isDerived() && random.nextInt(3) > 0)
                .toList();
        List<AnUpdate> updates = new ArrayList<>();
        for (Indicator indicator : reported) {
            double share = oneOf(List.of(0.2, 0.9, 1.0)) * (indicator.frequency() == Frequency.DAY ? 0.02 : 1);
            for (String quarter : QUARTERS) {
                indicator
                        .calendar()
                        .periodsOf(Quarter.parse(quarter), indicator.frequency())
                        .forEach(period -> {
                            for (ReportingUnit unit : catalog.units()) {
                                if (catalog.reports(unit, indicator, period) && random.nextDouble() < share) {
                                    updates.add(first(indicator, unit, period, updates.size()));
                                }
                            }
                        });
            }
        }
        int firsts = updates.size();
        for (int i = 0; i < firsts / 3 && firsts > 0; i++) {
            updates.add(again(updates.get(random.nextInt(updates.size())), updates.size()));
        }
        List<AnUpdate> sent = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            sent.add(updates.get(i).at(i));
        }
        return sent;
    }

    private AnUpdate first(Indicator indicator, ReportingUnit unit, ReportingPeriod period, int number) {
        return AnUpdate.anUpdate(indicator.code())
                .of(unit.id())
                .in(period.toString())
                .worth(value())
                .as(oneOf(List.of(FigureStatus.values())))
                .withId("u-" + number)
                .reportedAt(period.lastDay()
                        .atTime(3, 0)
                        .toInstant(java.time.ZoneOffset.UTC)
                        .plus(random.nextInt(9), ChronoUnit.DAYS)
                        .toString());
    }

    private AnUpdate again(AnUpdate one, int number) {
        AnUpdate later = one.reportedAt(one.reportedAt()
                .plus(random.nextInt(200) - 5, ChronoUnit.DAYS)
                .plusMillis(random.nextInt(1000))
                .toString());
        return switch (random.nextInt(8)) {
            // A repeat, perhaps at another time.
            case 0 -> random.nextBoolean() ? one : later;
            // Another update under an id that is taken.
            case 1 -> later.worth(value());
            case 2 -> later.takenBack().withId("u-" + number);
            case 3 -> later.measuredIn("m3").withId("u-" + number);
            case 4 -> later.of("dep-tk").withId("u-" + number);
            default -> later.worth(value()).withId("u-" + number);
        };
    }

    private String value() {
        return BigDecimal.valueOf(random.nextInt(11000) - 1000, 2).toPlainString();
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
