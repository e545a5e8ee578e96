package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.STOCK;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AChangingCity;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** What holds of any updates while wards are merged, split and joined. */
class TerritoryLawsTest {

    private static final Catalog CITY = AChangingCity.catalog();
    private static final List<String> QUARTERS =
            List.of("2021-Q1", "2021-Q3", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q3");

    /** Merging and splitting adds: no figure is lost, replaced or counted twice. */
    @Property(tries = 60)
    void theCityIsTheSumOfItsUnits(@ForAll("updates") List<AnUpdate> updates) {
        ARunOfTheFold run = run(updates);

        for (Page page : pages(run, LAND, ENTERPRISES)) {
            assertThat(sumOfUnits(page, Amounts::value))
                    .as("%s", page.key())
                    .isEqualByComparingTo(city(page, Amounts::value));
            assertThat(sumOfUnits(page, Amounts::cumulative))
                    .as("since January in %s", page.key())
                    .isEqualByComparingTo(city(page, Amounts::cumulative));
        }
    }

    @Property(tries = 60)
    void theCityIsTheSumOfWhatCountsInIt(@ForAll("updates") List<AnUpdate> updates) {
        ARunOfTheFold run = run(updates);

        for (Page page : pages(run, LAND, ENTERPRISES)) {
            assertThat(city(page, Amounts::value))
                    .as("%s", page.key())
                    .isEqualByComparingTo(
                            reported(updates, page.key(), Stream.of(page.key().quarter()), true));
            assertThat(city(page, Amounts::cumulative))
                    .as("since January in %s", page.key())
                    .isEqualByComparingTo(
                            reported(updates, page.key(), page.key().quarter().yearToDate(), true));
        }
    }

    /** Shares conserve: the bases of the successors sum up to what their predecessors reported, outside or not. */
    @Property(tries = 60)
    void theBasesAreTheSumOfWhatWasReportedOnTheirTerritory(@ForAll("wholeYears") List<AnUpdate> updates) {
        ARunOfTheFold run = run(updates);

        for (String quarter : List.of("2022-Q3", "2022-Q4")) {
            Page page = run.page(LAND, quarter);
            Quarter lastYear = page.key().quarter().yearBefore();
            BigDecimal all = reported(updates, page.key(), Stream.of(lastYear), false);
            assertThat(city(page, Amounts::sameQuarterLastYear)).isEqualByComparingTo(all);
            assertThat(sumOfUnits(page, Amounts::sameQuarterLastYear)).isEqualByComparingTo(all);
            assertThat(sumOfUnits(page, Amounts::cumulativeLastYear))
                    .isEqualByComparingTo(city(page, Amounts::cumulativeLastYear));
        }
    }

    @Property(tries = 60)
    void theOrderOfArrivalDoesNotMatter(@ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        List<AnUpdate> shuffled = new ArrayList<>(updates);
        Collections.shuffle(shuffled, new Random(seed));
        ARunOfTheFold anyhow = new ARunOfTheFold(CITY);
        shuffled.forEach(update -> anyhow.fold(update));

        assertThat(anyhow.whatItSays()).isEqualTo(run(updates).whatItSays());
    }

    /** Whatever a figure is part of is published with it, also where its unit is long gone. */
    @Property(tries = 60)
    void whatWasPublishedLastIsWhatIsStored(@ForAll("updates") List<AnUpdate> updates) {
        ARunOfTheFold run = new ARunOfTheFold(CITY);
        Map<String, Total> published = new HashMap<>();
        updates.forEach(update -> run.fold(update)
                .published()
                .forEach(one -> published.put(one.page() + " " + one.total().scope(), one.total())));
        Map<String, Total> stored = new HashMap<>();
        run.pages()
                .forEach((key, page) ->
                        page.totals().values().forEach(total -> stored.put(key + " " + total.scope(), total)));

        assertThat(published).isEqualTo(stored);
        stored.forEach((key, total) -> assertThat(total)
                .as(key)
                .isEqualTo(recomputed(run, key, total.scope()).withRevision(total.revision())));
    }

    /** The pace of a cluster is that of its own last year, also where the wards of then are in another one now. */
    @Test
    void aSeasonalPaceFollowsWhatTheClusterWasMadeOfLastYear() {
        ARunOfTheFold run = new ARunOfTheFold(AChangingCity.with(ASmallCity.withoutTargets()
                .withTarget(LAND, Scope.parse("cluster:cum-2"), "CITY", "100", new TargetPhasing.Seasonal())
                .catalog()));
        run.fold(
                anUpdate(LAND).of("nho").in("2021-Q1").worth("0").withId("first"),
                anUpdate(LAND).of("nho").in("2021-Q2").worth("10").withId("second"),
                anUpdate(LAND).of("nho").in("2021-Q3").worth("0").withId("third"),
                anUpdate(LAND).of("nho").in("2021-Q4").worth("30").withId("fourth"),
                anUpdate(LAND).of("tay").in("2022-Q2").worth("5").withId("now"));
        run.fold(anUpdate(LAND)
                .of("nho")
                .in("2021-Q4")
                .worth("70")
                .withId("corrected")
                .reportedAt("2022-04-03T00:00:00Z"));

        assertThat(run.totalOf("cluster:cum-2", LAND, "2022-Q2").attainments())
                .singleElement()
                .satisfies(one -> assertThat(one.expectedPercent()).isEqualByComparingTo("12.5"));
        assertThat(run.totals()).isEqualTo(run.assessedAnew());
    }

    private static Total recomputed(ARunOfTheFold run, String key, Scope scope) {
        String[] parts = key.split(" ", 2)[0].split("/", -1);
        return new Assessment(
                        CITY,
                        page -> run.pages().getOrDefault(page, Page.blank(page)),
                        TargetsInForce.of(CITY),
                        ASmallCity.BEFORE_THE_DEADLINE)
                .total(new PageKey(parts[0], parts[1], Quarter.parse(parts[2])), scope);
    }

    private static ARunOfTheFold run(List<AnUpdate> updates) {
        ARunOfTheFold run = new ARunOfTheFold(CITY);
        run.fold(updates.stream().map(AnUpdate::build).toList());
        return run;
    }

    private static List<Page> pages(ARunOfTheFold run, String... indicators) {
        return run.pages().values().stream()
                .filter(page -> List.of(indicators).contains(page.key().indicator()))
                .toList();
    }

    private static BigDecimal city(Page page, Function<Amounts, BigDecimal> amount) {
        BigDecimal value = amount.apply(page.figures(Scope.city()));
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal sumOfUnits(Page page, Function<Amounts, BigDecimal> amount) {
        return page.totals().values().stream()
                .filter(total -> total.scope() instanceof Scope.Unit)
                .map(total -> amount.apply(total.figures()))
                .filter(value -> value != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was reported in some quarters, summed up from the plain list. */
    private static BigDecimal reported(
            List<AnUpdate> updates, PageKey page, Stream<Quarter> quarters, boolean ofTheCity) {
        List<Quarter> all = quarters.toList();
        return updates.stream()
                .filter(update -> update.indicator().equals(page.indicator())
                        && all.contains(ReportingPeriod.parse(update.period()).quarter())
                        && !(ofTheCity && isOutside(update)))
                .map(AnUpdate::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isOutside(AnUpdate update) {
        return update.unit().equals("ngoai")
                && ReportingPeriod.parse(update.period()).lastDay().isBefore(LocalDate.of(2022, 7, 1));
    }

    /** Some cells, each once. */
    @Provide
    Arbitrary<List<AnUpdate>> updates() {
        List<AnUpdate> cells = new ArrayList<>(cells(LAND, QUARTERS));
        List<String> months = QUARTERS.stream()
                .map(Quarter::parse)
                .flatMap(quarter -> IntStream.range(0, 3)
                        .mapToObj(month ->
                                quarter.firstDay().plusMonths(month).toString().substring(0, 7)))
                .toList();
        cells.addAll(cells(ENTERPRISES, months));
        cells.addAll(cells(STOCK, months));
        return Arbitraries.of(cells)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(40)
                .flatMap(TerritoryLawsTest::withValues);
    }

    /** Every cell of one indicator. */
    @Provide
    Arbitrary<List<AnUpdate>> wholeYears() {
        return withValues(cells(
                LAND, List.of("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")));
    }

    private static List<AnUpdate> cells(String indicator, List<String> periods) {
        return CITY.units().stream()
                .flatMap(unit -> periods.stream()
                        .filter(period -> unit.existsIn(ReportingPeriod.parse(period))
                                && !unit.id().equals("dep-tk"))
                        .map(period -> anUpdate(indicator).of(unit.id()).in(period)))
                .toList();
    }

    private static Arbitrary<List<AnUpdate>> withValues(List<AnUpdate> cells) {
        Arbitrary<BigDecimal> values = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000000000"))
                .ofScale(3);
        return Combinators.combine(
                        IntStream.range(0, cells.size()).mapToObj(i -> values).toList())
                .as(all -> IntStream.range(0, cells.size())
                        .mapToObj(i -> cells.get(i)
                                .worth(all.get(i).toPlainString())
                                .withId("u-" + i)
                                .at(i))
                        .toList());
    }
}
