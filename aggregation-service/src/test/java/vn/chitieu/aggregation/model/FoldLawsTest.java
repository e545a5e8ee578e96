package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.PRODUCTION;
import static vn.chitieu.aggregation.ASmallCity.RATE;
import static vn.chitieu.aggregation.ASmallCity.SERVICES;
import static vn.chitieu.aggregation.ASmallCity.STOCK;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Laws 2 and 3 of the design, on any updates. */
class FoldLawsTest {

    /** On time and late, for the quarter itself and for the one that it is the base of. */
    private static final List<String> MOMENTS = List.of(
            "2021-04-05T00:00:00Z",
            "2021-07-20T00:00:00Z",
            "2022-04-01T00:00:00Z",
            "2022-04-01T00:01:00Z",
            "2022-04-01T00:02:00Z",
            "2022-04-07T00:00:00Z",
            "2022-04-09T00:00:00Z",
            "2022-07-20T00:00:00Z",
            "2023-05-01T00:00:00Z");

    private static final Instant LONG_AFTER = Instant.parse("2023-06-01T00:00:00Z");

    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");

    /** Wards have less time than the city. */
    private final Catalog catalog = ASmallCity.withoutTargets()
            .withLevel(Kind.WARD, 2)
            .withTarget(LAND, Scope.city(), "PROVINCE", "400")
            .withTarget(PRODUCTION, Scope.city(), "CITY", "9000")
            .catalog();

    /** Law 2: any order, any number of repeats, any cut into batches. */
    @Property(tries = 300)
    void theOrderOfArrivalDoesNotMatter(@ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        ARunOfTheFold inOrder = new ARunOfTheFold(catalog).at(LONG_AFTER);
        inOrder.fold(updates.stream().map(AnUpdate::build).toList());

        Random random = new Random(seed);
        List<AnUpdate> shuffled = new ArrayList<>(updates);
        updates.stream().filter(update -> random.nextInt(3) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        ARunOfTheFold anyhow = new ARunOfTheFold(catalog).at(LONG_AFTER);
        for (List<AnUpdate> batch : cut(shuffled, random)) {
            anyhow.fold(batch.stream().map(AnUpdate::build).toList());
        }

        assertThat(anyhow.whatItSays()).isEqualTo(inOrder.whatItSays());
    }

    /** Law 3: a total equals an independent sum of what counts, to the last digit. */
    @Property(tries = 300)
    void aTotalEqualsItsContributions(@ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(LONG_AFTER);
        for (List<AnUpdate> batch : cut(updates, new Random(seed))) {
            run.fold(batch.stream().map(AnUpdate::build).toList());
        }

        for (String indicator : List.of(LAND, ENTERPRISES, INDUSTRY)) {
            for (String quarter : List.of("2021-Q1", "2022-Q1", "2022-Q2")) {
                BigDecimal expected = independentSum(updates, indicator, quarter);
                BigDecimal actual = run.total("city", indicator, quarter)
                        .map(total -> total.figures().value())
                        .orElse(null);
                assertThat(actual)
                        .as(indicator + " in " + quarter)
                        .usingComparator((one, other) ->
                                one == null || other == null ? (one == other ? 0 : 1) : one.compareTo(other))
                        .isEqualTo(expected);
            }
        }
    }

    /** What stood at a deadline is what a fold of the updates reported before it says, whatever came later. */
    @Property(tries = 150)
    void aClosingIsWhatTheUpdatesOfThatTimeSay(@ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(LONG_AFTER);
        for (List<AnUpdate> batch : cut(updates, new Random(seed))) {
            run.fold(batch.stream().map(AnUpdate::build).toList());
        }
        for (String quarter : List.of("2021-Q1", "2022-Q1", "2022-Q2")) {
            Instant deadline = catalog.calendar().deadline(Quarter.parse(quarter));
            ARunOfTheFold then = new ARunOfTheFold(catalog).at(LONG_AFTER);
            then.fold(updates.stream()
                    .filter(update -> update.reportedAt().isBefore(deadline))
                    .map(AnUpdate::build)
                    .toList());
            for (String indicator : List.of(LAND, ENTERPRISES, STOCK, RATE, PRODUCTION)) {
                assertSameAsThen(run, then, indicator, quarter);
            }
        }
    }

    /** Lateness follows from what the updates of that time say: at the deadline of the unit, for quarter and month. */
    @Property(tries = 150)
    void aCellAtAnyOfItsDeadlinesIsWhatTheUpdatesOfThatTimeSay(
            @ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(LONG_AFTER);
        for (List<AnUpdate> batch : cut(updates, new Random(seed))) {
            run.fold(batch.stream().map(AnUpdate::build).toList());
        }
        run.pages()
                .forEach((key, page) -> page.contributions()
                        .keySet()
                        .forEach(cell -> Stream.of(key.quarter(), cell.period())
                                .map(period -> catalog.deadline(
                                        catalog.unit(cell.unit()).orElseThrow(),
                                        catalog.indicator(key.indicator()).orElseThrow(),
                                        period))
                                .forEach(deadline -> assertThat(says(page.at(cell, deadline)))
                                        .as(key + " " + cell + " at " + deadline)
                                        .isEqualTo(says(countedAt(deadline, updates, key, cell))))));
    }

    private static @Nullable Contribution countedAt(Instant deadline, List<AnUpdate> updates, PageKey page, Cell cell) {
        return updates.stream()
                .map(update -> (LoggedUpdate.Reported) update.build())
                .filter(update -> update.page().equals(page))
                .map(LoggedUpdate.Reported::contribution)
                .filter(one -> one.cell().equals(cell) && one.reportedAt().isBefore(deadline))
                .max(Contribution.PRECEDENCE)
                .orElse(null);
    }

    private static String says(@Nullable Contribution one) {
        return one == null ? "nothing" : one.updateId() + " " + one.reportedAt() + " " + one.value();
    }

    private static void assertSameAsThen(ARunOfTheFold run, ARunOfTheFold then, String indicator, String quarter) {
        Total total = run.total("city", indicator, quarter).orElse(null);
        if (total == null) {
            return;
        }
        Amounts was = then.total("city", indicator, quarter).map(Total::figures).orElse(Amounts.NONE);
        ClosingFigures closing = total.closing();
        if (closing != null) {
            assertThat(closing.value()).isEqualTo(was.value());
            // A quarter without an update on time has no page then, but the year before it may have figures.
            if (was.value() != null) {
                assertThat(closing.cumulative()).isEqualTo(was.cumulative());
            }
        } else if (was.value() != null) {
            assertThat(total.figures().value()).isEqualTo(was.value());
            assertThat(total.figures().cumulative()).isEqualTo(was.cumulative());
        }
        BigDecimal growth = then.total("city", indicator, quarter)
                .map(one -> one.growth(false))
                .orElse(null);
        if (total.growthAsPublishedPercent() != null) {
            assertThat(total.growthAsPublishedPercent()).isEqualTo(growth);
        } else if (growth != null) {
            assertThat(total.growth(false)).isEqualTo(growth);
        }
    }

    /** What is published last for a total is what is stored, whatever the batches were. */
    @Property(tries = 200)
    void whatWasPublishedLastIsWhatIsStored(@ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(LONG_AFTER);
        Map<String, Total> published = new HashMap<>();
        for (List<AnUpdate> batch : cut(updates, new Random(seed))) {
            run.fold(batch.stream().map(AnUpdate::build).toList())
                    .published()
                    .forEach(one -> published.put(one.page() + " " + one.total().scope(), one.total()));
        }
        Map<String, Total> stored = new HashMap<>();
        run.pages()
                .forEach((key, page) ->
                        page.totals().values().forEach(total -> stored.put(key + " " + total.scope(), total)));
        assertThat(published).isEqualTo(stored);
    }

    /**
     * The fold assesses only what a batch can have changed, and takes over what it knows of units whose figures are the
     * same. After any batch an assessment of everything, from the contributions alone, says what is stored.
     */
    @Property(tries = 200)
    void whatWasAssessedInPartsIsAsIfAllWereAssessed(@ForAll("updates") List<AnUpdate> updates, @ForAll long seed) {
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(LONG_AFTER);
        for (List<AnUpdate> batch : cut(updates, new Random(seed))) {
            run.fold(batch.stream().map(AnUpdate::build).toList());

            assertThat(run.assessedAnew()).isEqualTo(run.totals());
        }
    }

    /** The same figures summed in another way: the last report of each cell, looked up in the plain list. */
    private static BigDecimal independentSum(List<AnUpdate> updates, String indicator, String quarter) {
        Map<String, AnUpdate> last = new HashMap<>();
        for (AnUpdate update : updates) {
            if (update.indicator().equals(indicator)
                    && quarterOf(update.period()).equals(quarter)) {
                last.merge(update.unit() + update.period(), update, FoldLawsTest::later);
            }
        }
        return last.values().stream()
                .map(AnUpdate::value)
                .filter(value -> value != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static AnUpdate later(AnUpdate one, AnUpdate other) {
        int byTime = one.reportedAt().compareTo(other.reportedAt());
        return (byTime != 0 ? byTime : one.id().compareTo(other.id())) >= 0 ? one : other;
    }

    private static String quarterOf(String period) {
        return period.contains("Q")
                ? period
                : period.substring(0, 4) + "-Q" + (Integer.parseInt(period.substring(5, 7)) + 2) / 3;
    }

    private static List<List<AnUpdate>> cut(List<AnUpdate> updates, Random random) {
        List<List<AnUpdate>> batches = new ArrayList<>();
        for (int from = 0; from < updates.size(); ) {
            int to = Math.min(updates.size(), from + 1 + random.nextInt(5));
            batches.add(updates.subList(from, to));
            from = to;
        }
        return batches;
    }

    @Provide
    Arbitrary<List<AnUpdate>> updates() {
        Arbitrary<AnUpdate> quarterly = Combinators.combine(
                        Arbitraries.of(LAND, RATE),
                        Arbitraries.of(WARDS),
                        Arbitraries.of("2021-Q1", "2022-Q1", "2022-Q2"))
                .as((indicator, unit, period) -> anUpdate(indicator).of(unit).in(period));
        Arbitrary<AnUpdate> monthly = Combinators.combine(
                        Arbitraries.of(ENTERPRISES, STOCK),
                        Arbitraries.of(WARDS),
                        Arbitraries.of("2021-01", "2021-03", "2022-01", "2022-02", "2022-03", "2022-04"))
                .as((indicator, unit, period) -> anUpdate(indicator).of(unit).in(period));
        Arbitrary<AnUpdate> department = Combinators.combine(
                        Arbitraries.of(INDUSTRY, SERVICES), Arbitraries.of("2021-Q1", "2022-Q1", "2022-Q2"))
                .as((indicator, period) -> anUpdate(indicator).of("dep-tk").in(period));
        Arbitrary<BigDecimal> values = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000000000"))
                .ofScale(3);
        return Combinators.combine(
                        Arbitraries.oneOf(quarterly, monthly, department),
                        values.injectNull(0.1),
                        Arbitraries.of(FigureStatus.class),
                        Arbitraries.of(MOMENTS))
                .as((update, value, status, moment) -> {
                    AnUpdate valued = value == null ? update.takenBack() : update.worth(value.toPlainString());
                    return valued.as(status).reportedAt(moment);
                })
                .list()
                .ofMaxSize(30)
                .map(FoldLawsTest::withDistinctIds);
    }

    private static List<AnUpdate> withDistinctIds(List<AnUpdate> updates) {
        List<AnUpdate> distinct = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            distinct.add(updates.get(i).withId("u-" + i).at(i));
        }
        return distinct;
    }
}
