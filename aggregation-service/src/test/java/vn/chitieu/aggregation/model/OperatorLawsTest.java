package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.vocabulary.Frequency;

/**
 * Every pair of operators, at every frequency, against a plain recomputation from the list of figures. The figures are
 * kept in a table of unit by period and read off it in the words of the operators.
 */
class OperatorLawsTest {

    private static final String X = "X";
    private static final String MEAN = "MEAN";
    private static final String PART = "PART";
    private static final String LESS = "LESS";
    private static final Map<String, List<String>> CLUSTERS = Map.of(
            "city", List.of("ba-dinh", "dien-bien", "lam-son", "nam-ngan"),
            "cluster:cum-1", List.of("dien-bien", "nam-ngan"),
            "unit:ba-dinh", List.of("ba-dinh"));
    private static final Map<Frequency, List<String>> PERIODS = Map.of(
            Frequency.DAY, List.of("2022-01-01", "2022-03-31", "2022-04-01", "2022-06-30"),
            Frequency.MONTH, List.of("2022-01", "2022-03", "2022-04", "2022-06"),
            Frequency.QUARTER, List.of("2022-Q1", "2022-Q2"));
    private static final int FIRST_QUARTER_ENDS_BEFORE = 4;

    /** One figure of one unit. */
    record Figure(String unit, int period, BigDecimal value) {}

    @Property(tries = 250)
    void everyPairOfOperators(
            @ForAll("units") Operator units,
            @ForAll("periods") Operator periods,
            @ForAll Frequency frequency,
            @ForAll("figures") List<Figure> figures,
            @ForAll("weights") Map<String, BigDecimal> weights) {
        IndicatorFixture indicator = anIndicator(X).across(units, periods).every(frequency);
        if (units == Operator.WEIGHTED_AVERAGE) {
            indicator.weightedBy(LAND);
        }
        ARunOfTheFold run =
                new ARunOfTheFold(ASmallCity.withoutTargets().with(indicator).catalog());
        weights.forEach((unit, weight) -> {
            run.fold(anUpdate(LAND).of(unit).in("2022-Q2").worth(weight.toPlainString()));
        });
        TreeMap<String, TreeMap<String, BigDecimal>> table = report(run, X, frequency, figures);

        CLUSTERS.forEach((scope, members) -> {
            Optional<Total> found = run.total(scope, X, "2022-Q2");
            if (found.isEmpty()) {
                // A quarter without reports has no page.
                return;
            }
            Amounts total = found.get().figures();
            same(total.value(), acrossUnits(units, members, table, periods, period -> !isFirst(period), weights));
            same(total.cumulative(), acrossUnits(units, members, table, periods, period -> true, weights));
        });
    }

    /** Sums, differences, ratios and weighted averages of the figures of two indicators. */
    @Property(tries = 100)
    void everyFormula(@ForAll("figures") List<Figure> figures, @ForAll("weights") Map<String, BigDecimal> weights) {
        ARunOfTheFold run = new ARunOfTheFold(ASmallCity.withoutTargets()
                .with(anIndicator(X))
                .with(anIndicator(LESS)
                        .derivedAs(new Formula.Sum(List.of(new Formula.Term(X, false), new Formula.Term(LAND, true)))))
                .with(anIndicator(PART).derivedAs(new Formula.Ratio(X, LAND, BigDecimal.valueOf(100))))
                .with(anIndicator(MEAN).derivedAs(new Formula.WeightedAverage(X, LAND)))
                .catalog());
        weights.forEach((unit, weight) -> {
            run.fold(anUpdate(LAND).of(unit).in("2022-Q2").worth(weight.toPlainString()));
        });
        TreeMap<String, TreeMap<String, BigDecimal>> table = report(run, X, Frequency.QUARTER, figures);

        CLUSTERS.forEach((scope, members) -> {
            BigDecimal x = acrossUnits(Operator.SUM, members, table, Operator.SUM, period -> !isFirst(period), weights);
            List<BigDecimal> land = members.stream()
                    .filter(weights::containsKey)
                    .map(weights::get)
                    .toList();
            BigDecimal l = land.isEmpty() ? null : plain(Operator.SUM, land);
            boolean both = x != null && l != null;
            same(value(run, scope, LESS), both ? x.subtract(l) : null);
            same(value(run, scope, PART), both ? quotient(x.multiply(BigDecimal.valueOf(100)), l) : null);
            List<String> known = members.stream().filter(weights::containsKey).toList();
            boolean single = scope.startsWith("unit:");
            same(
                    value(run, scope, MEAN),
                    single
                            ? x
                            : acrossUnits(
                                    Operator.WEIGHTED_AVERAGE,
                                    known,
                                    table,
                                    Operator.SUM,
                                    period -> !isFirst(period),
                                    weights));
        });
    }

    private static TreeMap<String, TreeMap<String, BigDecimal>> report(
            ARunOfTheFold run, String indicator, Frequency frequency, List<Figure> figures) {
        TreeMap<String, TreeMap<String, BigDecimal>> table = new TreeMap<>();
        List<String> names = PERIODS.get(frequency);
        int id = 0;
        List<AnUpdate> updates = new ArrayList<>();
        for (Figure figure : figures) {
            String period = names.get(figure.period() % names.size());
            updates.add(anUpdate(indicator)
                    .of(figure.unit())
                    .in(period)
                    .worth(figure.value().toPlainString())
                    .withId("u-" + (1000 + id++)));
            table.computeIfAbsent(figure.unit(), unit -> new TreeMap<>()).put(period, figure.value());
        }
        run.fold(updates.toArray(AnUpdate[]::new));
        return table;
    }

    private static @Nullable BigDecimal acrossUnits(
            Operator operator,
            List<String> members,
            TreeMap<String, TreeMap<String, BigDecimal>> table,
            Operator acrossPeriods,
            Predicate<String> period,
            Map<String, BigDecimal> weights) {
        List<BigDecimal> ofUnits = new ArrayList<>();
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        for (String unit : members) {
            List<BigDecimal> ofUnit = new ArrayList<>();
            table.getOrDefault(unit, new TreeMap<>()).forEach((name, value) -> {
                if (period.test(name)) {
                    ofUnit.add(value);
                }
            });
            if (!ofUnit.isEmpty()) {
                BigDecimal figure = plain(acrossPeriods, ofUnit);
                BigDecimal own = weights.getOrDefault(unit, BigDecimal.ZERO);
                ofUnits.add(figure);
                weight = weight.add(own);
                weighted = weighted.add(figure.multiply(own));
            }
        }
        if (operator == Operator.WEIGHTED_AVERAGE) {
            return weight.signum() == 0 ? null : quotient(weighted, weight);
        }
        return ofUnits.isEmpty() ? null : plain(operator, ofUnits);
    }

    private static BigDecimal plain(Operator operator, List<BigDecimal> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal most = figures.get(0);
        BigDecimal least = figures.get(0);
        for (BigDecimal figure : figures) {
            sum = sum.add(figure);
            most = figure.compareTo(most) > 0 ? figure : most;
            least = figure.compareTo(least) < 0 ? figure : least;
        }
        return switch (operator) {
            case SUM -> sum;
            case AVERAGE -> quotient(sum, BigDecimal.valueOf(figures.size()));
            case MAX -> most;
            case MIN -> least;
            case LAST -> figures.get(figures.size() - 1);
            case WEIGHTED_AVERAGE -> throw new IllegalArgumentException("not across periods");
        };
    }

    /** Ten digits after the point, half to even, as decision 2 says. */
    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 10, RoundingMode.HALF_EVEN).round(MathContext.DECIMAL128);
    }

    private static boolean isFirst(String period) {
        return period.contains("Q")
                ? period.endsWith("Q1")
                : Integer.parseInt(period.substring(5, 7)) < FIRST_QUARTER_ENDS_BEFORE;
    }

    private static @Nullable BigDecimal value(ARunOfTheFold run, String scope, String indicator) {
        return run.total(scope, indicator, "2022-Q2")
                .map(Total::figures)
                .orElse(Amounts.NONE)
                .value();
    }

    private static void same(@Nullable BigDecimal actual, @Nullable BigDecimal expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isEqualByComparingTo(expected);
        }
    }

    @Provide
    Arbitrary<Operator> units() {
        return Arbitraries.of(Operator.class).filter(operator -> operator != Operator.LAST);
    }

    @Provide
    Arbitrary<Operator> periods() {
        return Arbitraries.of(Operator.class).filter(operator -> operator != Operator.WEIGHTED_AVERAGE);
    }

    @Provide
    Arbitrary<List<Figure>> figures() {
        return Combinators.combine(
                        Arbitraries.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son"),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-1000000"), new BigDecimal("1000000000"))
                                .ofScale(4))
                .as(Figure::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Map<String, BigDecimal>> weights() {
        return Arbitraries.maps(
                        Arbitraries.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son"),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("1000"))
                                .ofScale(2))
                .ofMaxSize(4);
    }
}
