package vn.chitieu.catalog.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.ThanhHoaTest;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** The sample's updates add up to what was published, to the last digit, and no unit's are missing. */
class SampleSumsTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final Quarter BASE = new Quarter(2021, 1);
    private static final Set<String> WITHOUT_BASE = Set.of("LAND_CLEARED", "URBAN_VIOLATIONS");
    private static final Instant SAMPLE_CLOCK = Instant.parse("2022-04-06T01:00:00Z");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static Catalog city;
    private static List<SampleUpdate> updates;
    private static List<PublishedFigure> published;

    @BeforeAll
    static void read() throws InvalidCatalogException {
        city = CatalogLoader.read(ThanhHoaTest.DIRECTORY);
        updates = SampleUpdatesFile.read(ThanhHoaTest.DIRECTORY);
        published = PublishedFiguresFile.read(ThanhHoaTest.DIRECTORY);
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_REVENUE, 799690",
        "RETAIL_SALES, 17305",
        "EXPORT_VALUE, 370.8",
        "INVESTMENT, 8504",
        "PRODUCTION_INDUSTRY, 10778",
        "PRODUCTION_CONSTRUCTION, 3244",
        "PRODUCTION_SERVICES, 7887",
        "PRODUCTION_AGRICULTURE, 630.72",
        "URBAN_VIOLATIONS, 214",
        "LAND_CLEARED, 43.44"
    })
    void addsUpToThePublishedTotals(String indicator, BigDecimal total) {
        assertThat(total(indicator, QUARTER)).isEqualByComparingTo(total);
    }

    @Test
    void liesInsideEveryPublishedInterval() {
        assertThat(published).hasSize(23).allSatisfy(figure -> {
            BigDecimal actual = actual(figure);
            assertThat(figure.allows(actual)).as(figure + " got " + actual).isTrue();
        });
    }

    /** The base was not published; these are the intervals that the printed growth allows. */
    @ParameterizedTest
    @CsvSource({
        "BUDGET_REVENUE, 476431.34, 476715.35",
        "RETAIL_SALES, 13114.82, 13124.76",
        "EXPORT_VALUE, 304.81, 305.06",
        "INVESTMENT, 7819.77, 7826.97",
        "PRODUCTION_INDUSTRY, 9820.50, 9829.46",
        "PRODUCTION_AGRICULTURE, 596.43, 596.99",
        "PRODUCTION_TOTAL, 19659.83, 19677.00"
    })
    void hasABaseInsideTheImpliedInterval(String indicator, BigDecimal low, BigDecimal high) {
        assertThat(total(indicator, BASE)).isBetween(low, high);
    }

    @Test
    void agreesWithTheCatalog() {
        assertThat(updates).allSatisfy(update -> {
            Indicator indicator = city.indicator(update.indicator()).orElseThrow();
            ReportingUnit unit = city.unit(update.unit()).orElseThrow();
            assertThat(update.period().frequency()).isEqualTo(indicator.frequency());
            assertThat(city.reports(unit, indicator, update.period())).isTrue();
            assertThat(update.unitOfMeasure())
                    .isEqualTo(indicator.display().unitOfMeasure().vi());
            assertThat(update.value().signum()).isNotNegative();
            assertThat(update.status()).isEqualTo(FigureStatus.OFFICIAL);
            assertThat(update.id())
                    .isEqualTo("s-%s-%s-%s".formatted(update.period(), update.unit(), update.indicator()));
        });
    }

    @Test
    void wasReportedInTimeAndBeforeTheSampleBegins() {
        assertThat(updates).allSatisfy(update -> {
            Instant at = update.reportedAt().toInstant();
            assertThat(at)
                    .isBefore(city.calendar().deadline(update.period()))
                    .isBefore(SAMPLE_CLOCK)
                    .isAfter(update.period()
                            .lastDay()
                            .plusDays(1)
                            .atStartOfDay(city.calendar().zone())
                            .toInstant());
        });
    }

    @Test
    void hasEveryPeriodOfEveryReporterExactlyOnce() {
        Set<String> expected = Stream.of(BASE, QUARTER)
                .flatMap(quarter -> city.indicators().stream()
                        .filter(indicator -> quarter.equals(QUARTER) || !WITHOUT_BASE.contains(indicator.code()))
                        .flatMap(indicator -> periods(indicator, quarter)
                                .flatMap(period -> city.reporters(indicator, period).stream()
                                        .map(unit -> cell(unit.id(), indicator.code(), period)))))
                .collect(Collectors.toSet());
        List<String> actual = updates.stream()
                .map(update -> cell(update.unit(), update.indicator(), update.period()))
                .toList();

        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected).hasSize(418 + 214);
        assertThat(new HashSet<>(actual)).hasSameSizeAs(actual);
    }

    @Test
    void leavesEnterprisesClearlyBehindAndNoOtherIndicator() {
        for (Target target : city.targets()) {
            BigDecimal pace = share(target).multiply(HUNDRED).divide(expected(target), MathContext.DECIMAL64);
            if (target.indicator().equals("NEW_ENTERPRISES")) {
                assertThat(pace).isBetween(Thresholds.DEFAULT.severelyBehind(), BigDecimal.valueOf(80));
            } else {
                assertThat(pace).as(target.toString()).isGreaterThanOrEqualTo(Thresholds.DEFAULT.onPace());
            }
        }
    }

    @Test
    void isAheadOfTheProvincesBudgetTargetAndOnPaceWithTheCitys() {
        List<Target> targets = city.targets(Scope.city(), "BUDGET_REVENUE", QUARTER.year(), QUARTER.lastDay());

        assertThat(share(targets.get(0)).multiply(BigDecimal.valueOf(4)))
                .isBetween(Thresholds.DEFAULT.onPace(), Thresholds.DEFAULT.ahead());
        assertThat(share(targets.get(1)).multiply(BigDecimal.valueOf(4))).isGreaterThan(Thresholds.DEFAULT.ahead());
    }

    /** Made up, and said so; a ward is behind, so that its head gets a letter. */
    @Test
    void targetsOfWardsAddUpToTheCitysAndOneWardIsBehind() {
        List<Target> ofWards = city.targets().stream()
                .filter(target -> target.scope() instanceof Scope.Unit)
                .toList();
        Map<String, BigDecimal> reached = byIndicator().get("LAND_CLEARED").stream()
                .filter(update -> update.period().quarter().equals(QUARTER))
                .collect(Collectors.toMap(SampleUpdate::unit, SampleUpdate::value, BigDecimal::add));

        assertThat(ofWards).hasSize(34).allSatisfy(target -> {
            assertThat(target.indicator()).isEqualTo("LAND_CLEARED");
            assertThat(target.reason()).contains("Số minh họa");
        });
        assertThat(ofWards.stream().map(Target::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("94");
        assertThat(ofWards)
                .filteredOn(target -> reached.get(((Scope.Unit) target.scope()).id())
                                .multiply(BigDecimal.valueOf(4))
                                .compareTo(target.value())
                        < 0)
                .extracting(Target::scope)
                .containsExactly(Scope.parse("unit:dong-ve"));
    }

    private static BigDecimal actual(PublishedFigure figure) {
        BigDecimal value = total(figure.indicator(), figure.quarter());
        return switch (figure.what()) {
            case VALUE -> value;
            case GROWTH -> {
                BigDecimal base = total(figure.indicator(), figure.quarter().yearBefore());
                yield value.subtract(base).multiply(HUNDRED).divide(base, MathContext.DECIMAL64);
            }
            case SHARE ->
                share(city.targets().stream()
                        .filter(target -> target.indicator().equals(figure.indicator())
                                && target.owner().equals(figure.owner()))
                        .findFirst()
                        .orElseThrow());
        };
    }

    private static BigDecimal share(Target target) {
        return total(target.indicator(), QUARTER).multiply(HUNDRED).divide(target.value(), MathContext.DECIMAL64);
    }

    private static BigDecimal expected(Target target) {
        return ((TargetPhasing.Given) target.pace()).shares().get(0);
    }

    /** Adds up updates, or the inputs of a derived indicator, without the code under test of any service. */
    private static BigDecimal total(String code, Quarter quarter) {
        Indicator indicator = city.indicator(code).orElseThrow();
        Stream<BigDecimal> terms = indicator.isDerived()
                ? indicator.derivation().stream().flatMap(Formula::inputs).map(input -> total(input, quarter))
                : byIndicator().get(code).stream()
                        .filter(update -> update.period().quarter().equals(quarter))
                        .map(SampleUpdate::value);
        return terms.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, List<SampleUpdate>> byIndicator() {
        return updates.stream().collect(Collectors.groupingBy(SampleUpdate::indicator));
    }

    private static Stream<ReportingPeriod> periods(Indicator indicator, Quarter quarter) {
        return indicator.frequency() == Frequency.QUARTER
                ? Stream.of(quarter)
                : IntStream.rangeClosed(1, 3)
                        .mapToObj(month -> ReportingPeriod.parse("%d-%02d".formatted(quarter.year(), month)));
    }

    private static String cell(String unit, String indicator, ReportingPeriod period) {
        return unit + " " + indicator + " " + period;
    }
}
