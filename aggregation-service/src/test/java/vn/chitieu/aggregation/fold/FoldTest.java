package vn.chitieu.aggregation.fold;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.model.ARunOfTheFold;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

class FoldTest {

    private final ARunOfTheFold run =
            new ARunOfTheFold(ASmallCity.withoutTargets().catalog());

    @Test
    void addsUpUnitsToTheirClusterAndTheCity() {
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("1.50"),
                anUpdate(LAND).of("dien-bien").worth("2.25"),
                anUpdate(LAND).of("ba-dinh").worth("0.1"));

        assertThat(value("unit:nam-ngan", LAND, "2022-Q1")).isEqualByComparingTo("1.5");
        assertThat(value("cluster:cum-1", LAND, "2022-Q1")).isEqualByComparingTo("3.75");
        assertThat(value("cluster:cum-2", LAND, "2022-Q1")).isEqualByComparingTo("0.1");
        assertThat(value("city", LAND, "2022-Q1")).isEqualByComparingTo("3.85");
    }

    @Test
    void addsUpTheMonthsOfAQuarterAndTheQuartersOfAYear() {
        run.fold(
                anUpdate(ENTERPRISES).in("2022-01").worth("1"),
                anUpdate(ENTERPRISES).in("2022-03").worth("10"),
                anUpdate(ENTERPRISES).in("2022-04").worth("100"));

        assertThat(value("city", ENTERPRISES, "2022-Q1")).isEqualByComparingTo("11");
        assertThat(value("city", ENTERPRISES, "2022-Q2")).isEqualByComparingTo("100");
        assertThat(run.totalOf("city", ENTERPRISES, "2022-Q2").figures().cumulative())
                .isEqualByComparingTo("111");
    }

    @Test
    void aLaterQuarterFollowsACorrectionOfAnEarlierOne() {
        run.fold(anUpdate(LAND).in("2022-Q1").worth("5"));
        run.fold(anUpdate(LAND).in("2022-Q2").worth("7"));
        run.fold(anUpdate(LAND).in("2022-Q1").worth("6").withId("u-2").reportedAt("2022-07-01T00:00:00Z"));

        assertThat(run.totalOf("city", LAND, "2022-Q2").figures().cumulative()).isEqualByComparingTo("13");
    }

    @Test
    void growthFollowsABaseThatComesLate() {
        run.fold(anUpdate(LAND).in("2022-Q1").worth("131.9"));
        assertThat(run.totalOf("city", LAND, "2022-Q1").figures().growthPercent())
                .isNull();

        run.fold(anUpdate(LAND).in("2021-Q1").worth("100"));
        assertThat(run.totalOf("city", LAND, "2022-Q1").figures().growthPercent())
                .isEqualByComparingTo("31.9");
        assertThat(run.totalOf("city", LAND, "2022-Q1").figures().cumulativeGrowthPercent())
                .isEqualByComparingTo("31.9");
    }

    /** What ingestion accepts must fold: one figure that does not would stop the whole city. */
    @ParameterizedTest
    @ValueSource(strings = {"1900-01", "1900-12", "2999-01", "2999-12"})
    void foldsTheFirstAndTheLastPeriodThatATextMayName(String period) {
        run.fold(anUpdate(ENTERPRISES).in(period).worth("3"));

        String quarter = ReportingPeriod.parse(period).quarter().toString();
        assertThat(value("city", ENTERPRISES, quarter)).isEqualByComparingTo("3");
    }

    @Test
    void aBaseOfZeroGivesNoGrowth() {
        run.fold(
                anUpdate(LAND).in("2022-Q1").worth("5"),
                anUpdate(LAND).in("2021-Q1").worth("0"));

        assertThat(run.totalOf("city", LAND, "2022-Q1").figures().growthPercent())
                .isNull();
    }

    @Test
    void aDerivedIndicatorIsTheSumOfItsPartsWithItsOwnGrowth() {
        run.fold(
                anUpdate(INDUSTRY).of("dep-tk").in("2021-Q1").worth("80"),
                anUpdate(SERVICES).of("dep-tk").in("2021-Q1").worth("20"),
                anUpdate(INDUSTRY).of("dep-tk").worth("88"),
                anUpdate(SERVICES).of("dep-tk").worth("32"));

        Amounts production = run.totalOf("city", PRODUCTION, "2022-Q1").figures();
        assertThat(production.value()).isEqualByComparingTo("120");
        assertThat(production.growthPercent()).isEqualByComparingTo("20");
    }

    @Test
    void aDerivedIndicatorIsNotKnownWhileAPartIsMissing() {
        run.fold(anUpdate(INDUSTRY).of("dep-tk").worth("88"));

        Total production = run.totalOf("city", PRODUCTION, "2022-Q1");
        assertThat(production.figures().value()).isNull();
        assertThat(production.trust().missingUnits()).containsExactly("dep-tk");
    }

    @Test
    void aStockKeepsItsLastMonthAcrossPeriods() {
        run.fold(
                anUpdate(STOCK).in("2022-02").worth("7"),
                anUpdate(STOCK).in("2022-01").worth("9"),
                anUpdate(STOCK).of("ba-dinh").in("2022-03").worth("1"));

        assertThat(value("city", STOCK, "2022-Q1")).isEqualByComparingTo("8");
    }

    @Test
    void aRateIsWeightedAndNeverSummed() {
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("3"),
                anUpdate(LAND).of("ba-dinh").worth("1"),
                anUpdate(RATE).of("nam-ngan").worth("50"),
                anUpdate(RATE).of("ba-dinh").worth("90"));

        assertThat(value("city", RATE, "2022-Q1")).isEqualByComparingTo("60");
    }

    @Test
    void aRateFollowsItsWeight() {
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("1"),
                anUpdate(LAND).of("ba-dinh").worth("1"),
                anUpdate(RATE).of("nam-ngan").worth("50"),
                anUpdate(RATE).of("ba-dinh").worth("90"));
        run.fold(anUpdate(LAND).of("nam-ngan").worth("3").withId("u-2").reportedAt("2022-04-02T00:00:00Z"));

        assertThat(value("city", RATE, "2022-Q1")).isEqualByComparingTo("60");
    }

    @Test
    void theFirstFigureOfACellIsCreated() {
        run.fold(anUpdate(LAND));

        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.CREATED);
    }

    @Test
    void aLaterReportCorrectsAndAnEarlierOneIsStale() {
        run.fold(anUpdate(LAND).worth("5"));
        run.fold(anUpdate(LAND).worth("6").withId("u-2").reportedAt("2022-04-02T00:00:00Z"));
        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.CORRECTED);

        run.fold(anUpdate(LAND).worth("4").withId("u-0").reportedAt("2022-03-31T00:00:00Z"));
        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.STALE);
        assertThat(value("city", LAND, "2022-Q1")).isEqualByComparingTo("6");
    }

    @Test
    void theSameUpdateAgainChangesNothing() {
        run.fold(anUpdate(LAND).worth("5"));
        FoldResult again = run.fold(anUpdate(LAND).worth("5.0").at(9));

        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.UNCHANGED);
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void aConfirmationIsKeptButMovesNoFigure() {
        run.fold(anUpdate(LAND).worth("5"));
        run.fold(anUpdate(LAND).worth("5").withId("u-2").reportedAt("2022-04-02T00:00:00Z"));

        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.UNCHANGED);
        assertThat(run.page(LAND, "2022-Q1").contributions().values())
                .singleElement()
                .extracting(Contribution::updateId)
                .isEqualTo("u-2");
    }

    @Test
    void aWithdrawnFigureIsMissingAndAnOlderOneDoesNotComeBack() {
        run.fold(anUpdate(LAND).worth("5"));
        run.fold(anUpdate(LAND).takenBack().withId("u-2").reportedAt("2022-04-02T00:00:00Z"));
        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.WITHDRAWN);

        run.fold(anUpdate(LAND).worth("5"));
        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.STALE);
        assertThat(run.totalOf("city", LAND, "2022-Q1").figures().value()).isNull();
        assertThat(run.totalOf("city", LAND, "2022-Q1").trust().missingUnits()).contains("nam-ngan");
    }

    @Test
    void aRevisionCountsOneForEachBatchThatChangesATotal() {
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("5"),
                anUpdate(LAND).of("dien-bien").worth("6"));
        assertThat(run.totalOf("city", LAND, "2022-Q1").revision()).isEqualTo(1);

        run.fold(anUpdate(LAND).of("ba-dinh").worth("7"));
        assertThat(run.totalOf("city", LAND, "2022-Q1").revision()).isEqualTo(2);
        assertThat(run.totalOf("cluster:cum-1", LAND, "2022-Q1").revision()).isEqualTo(1);
    }

    @Test
    void aReceiptNamesTheTotalsThatTheUpdateIsIn() {
        FoldResult folded = run.fold(anUpdate(LAND).of("nam-ngan").at(7));

        assertThat(folded.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.id()).hasToString("0-7");
            assertThat(receipt.totals())
                    .extracting(total -> total.scope() + "@" + total.revision())
                    .containsExactly("city@1", "cluster:cum-1@1", "unit:nam-ngan@1");
        });
    }

    @Test
    void aRevisionSaysWhichUpdateMovedATotalFromWhatToWhat() {
        run.fold(anUpdate(LAND).worth("5"));
        run.fold(anUpdate(LAND).worth("6").withId("u-2").reportedAt("2022-04-02T00:00:00Z"));

        Revision last = run.revisions().stream()
                .filter(revision -> revision.page().indicator().equals(LAND) && revision.version() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(last.moves())
                .filteredOn(move -> move.scope().equals(Scope.city()))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.valueBefore()).isEqualByComparingTo("5");
                    assertThat(move.value()).isEqualByComparingTo("6");
                });
        assertThat(last.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.before()).isNotNull();
            assertThat(cause.now().updateId()).isEqualTo("u-2");
        });
    }

    @Test
    void aUnitsOwnTotalIsPublishedWithWhatCountsForEachOfItsPeriods() {
        run.fold(anUpdate(ENTERPRISES).in("2022-01").worth("5"));
        FoldResult folded = run.fold(
                anUpdate(ENTERPRISES).in("2022-02").worth("7").withId("u-2"),
                anUpdate(ENTERPRISES).in("2022-01").worth("6").withId("u-3").reportedAt("2022-04-02T00:00:00Z"));

        assertThat(folded.published())
                .filteredOn(one -> one.page().indicator().equals(ENTERPRISES)
                        && !one.figures().isEmpty())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.total().scope()).isEqualTo(new Scope.Unit("nam-ngan"));
                    assertThat(one.figures())
                            .extracting(figure -> figure.cell().period() + "=" + figure.value())
                            .containsExactly("2022-01=6", "2022-02=7");
                });
    }

    /** A process that crashed after storing and before publishing publishes when the batch is folded again. */
    @Test
    void aRepeatedBatchSaysAgainWhatIsToBePublished() {
        FoldResult first = run.fold(anUpdate(LAND).in("2021-Q1"), anUpdate(LAND).in("2022-Q1"));
        FoldResult again = run.fold(anUpdate(LAND).in("2021-Q1"), anUpdate(LAND).in("2022-Q1"));

        assertThat(again.changes()).isEmpty();
        assertThat(again.published()).isEqualTo(first.published()).isNotEmpty();
    }

    /** Of a half-stored batch the stored pages do not change again, but what follows from them is recomputed. */
    @Test
    void aBatchOfWhichOnlyOnePageWasStoredIsCompletedByFoldingItAgain() {
        AnUpdate[] batch = {
            anUpdate(INDUSTRY).of("dep-tk").worth("88"),
            anUpdate(SERVICES).of("dep-tk").worth("32")
        };
        run.fold(batch);
        Page production = run.pages().remove(run.page(PRODUCTION, "2022-Q1").key());
        Page services = run.pages().remove(run.page(SERVICES, "2022-Q1").key());

        run.fold(batch);

        assertThat(run.page(PRODUCTION, "2022-Q1")).isEqualTo(production);
        assertThat(run.page(SERVICES, "2022-Q1")).isEqualTo(services);
    }

    /**
     * The opening of a page publishes all its totals; a process that crashed before that publishes them when the batch
     * comes again.
     */
    @Test
    void aBatchThatComesAgainWithMoreBehindItStillPublishesAllOfAPageThatItOpened() {
        FoldResult first = run.fold(anUpdate(LAND).of("nam-ngan").at(1));
        FoldResult again = run.fold(
                anUpdate(LAND).of("nam-ngan").at(1),
                anUpdate(LAND).of("ba-dinh").withId("u-2").at(2));

        assertThat(first.published())
                .filteredOn(one -> one.page().indicator().equals(LAND))
                .extracting(one -> one.total().scope().toString())
                .containsExactly(
                        "city",
                        "cluster:cum-1",
                        "cluster:cum-2",
                        "unit:ba-dinh",
                        "unit:dien-bien",
                        "unit:lam-son",
                        "unit:nam-ngan");
        assertThat(again.published())
                .filteredOn(one -> one.page().indicator().equals(LAND))
                .hasSize(7);
    }

    @Test
    void aLaterBatchPublishesOnlyWhatItTouches() {
        run.fold(anUpdate(LAND).of("nam-ngan").at(1));
        FoldResult later = run.fold(anUpdate(LAND).of("ba-dinh").withId("u-2").at(2));

        assertThat(later.published())
                .filteredOn(one -> one.page().indicator().equals(LAND))
                .extracting(one -> one.total().scope().toString())
                .containsExactly("city", "cluster:cum-2", "unit:ba-dinh");
    }

    @Test
    void trustTellsWhoIsMissingAndHowMuchTheyWeighed() {
        run.fold(
                anUpdate(LAND).of("nam-ngan").in("2021-Q1").worth("10"),
                anUpdate(LAND).of("dien-bien").in("2021-Q1").worth("20"),
                anUpdate(LAND).of("ba-dinh").in("2021-Q1").worth("30"),
                anUpdate(LAND).of("lam-son").in("2021-Q1").worth("40"));
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("30").as(FigureStatus.ESTIMATE),
                anUpdate(LAND).of("dien-bien").worth("10"));

        Total city = run.totalOf("city", LAND, "2022-Q1");
        assertThat(city.trust().expectedUnits()).isEqualTo(4);
        assertThat(city.trust().reportedUnits()).isEqualTo(2);
        assertThat(city.trust().missingUnits()).containsExactly("ba-dinh", "lam-son");
        assertThat(city.trust().missingSharePercent()).isEqualByComparingTo("70");
        assertThat(city.trust().estimateSharePercent()).isEqualByComparingTo("75");
        assertThat(city.trust().isComplete()).isFalse();
        assertThat(city.status()).isEqualTo(FigureStatus.ESTIMATE);
    }

    @Test
    void aUnitIsMissingUntilItHasReportedEveryMonth() {
        run.fold(anUpdate(ENTERPRISES).in("2022-01"), anUpdate(ENTERPRISES).in("2022-02"));
        assertThat(run.totalOf("unit:nam-ngan", ENTERPRISES, "2022-Q1").trust().isComplete())
                .isFalse();

        run.fold(anUpdate(ENTERPRISES).in("2022-03"));
        assertThat(run.totalOf("unit:nam-ngan", ENTERPRISES, "2022-Q1").trust().isComplete())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Rejection.Code.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MALFORMED_EVENT", "TARGET_ID_TAKEN", "TARGETS_FULL", "PAGE_FULL"})
    void rejectsWhatTheCatalogCannotPlaceAndGoesOn(Rejection.Code code) {
        AnUpdate bad = switch (code) {
            case UNKNOWN_CITY -> anUpdate(LAND).ofCity("elsewhere");
            case UNKNOWN_INDICATOR -> anUpdate("NOTHING");
            case DERIVED_INDICATOR -> anUpdate(PRODUCTION).of("dep-tk");
            case UNKNOWN_UNIT -> anUpdate(LAND).of("nowhere");
            case NOT_A_REPORTER -> anUpdate(LAND).of("dep-tk");
            case WRONG_PERIOD -> anUpdate(LAND).in("2022-03");
            case WRONG_UNIT_OF_MEASURE -> anUpdate(LAND).measuredIn("tỷ đồng");
            case MALFORMED_EVENT, TARGET_ID_TAKEN, TARGETS_FULL, PAGE_FULL -> throw new IllegalArgumentException();
        };

        FoldResult folded =
                run.fold(bad.at(1), anUpdate(LAND).of("ba-dinh").worth("3").at(2));

        assertThat(folded.receipts())
                .extracting(Receipt::outcome)
                .containsExactly(UpdateOutcome.REJECTED, UpdateOutcome.CREATED);
        assertThat(folded.receipts().get(0).rejection()).isNotNull();
        assertThat(folded.receipts().get(0).rejection().code()).isEqualTo(code);
        assertThat(value("city", LAND, "2022-Q1")).isEqualByComparingTo("3");
    }

    @Test
    void somethingUnreadableIsRejectedAndTheNextGoesOn() {
        run.fold(List.of(
                new LoggedUpdate.Unreadable(
                        new ReceiptId(0, 1), new Rejection(Rejection.Code.MALFORMED_EVENT, "expected JSON, got dust")),
                anUpdate(LAND).worth("3").at(2).build()));

        assertThat(run.lastOutcome()).isEqualTo(UpdateOutcome.CREATED);
    }

    @Test
    void addsTwentyDigitsAndTenDecimalsToTheLastDigit() {
        run.fold(
                anUpdate(LAND).of("nam-ngan").worth("99999999999999999999.9999999999"),
                anUpdate(LAND).of("dien-bien").worth("0.0000000001"),
                anUpdate(LAND).of("ba-dinh").worth("0.0000000001"));

        assertThat(value("city", LAND, "2022-Q1")).isEqualByComparingTo("100000000000000000000.0000000001");
    }

    private BigDecimal value(String scope, String indicator, String quarter) {
        return run.totalOf(scope, indicator, quarter).figures().value();
    }

    @Test
    void keepsOfAHostileUpdateOnlyWhatIsShortAndClean() {
        String hostile = "a/b\u0000\n".repeat(100_000);

        for (AnUpdate update : List.of(
                anUpdate(LAND).ofCity(hostile),
                anUpdate(hostile),
                anUpdate(LAND).of(hostile),
                anUpdate(LAND).measuredIn(hostile))) {
            Receipt receipt = run.fold(update).receipts().get(0);

            assertThat(receipt.outcome()).isEqualTo(UpdateOutcome.REJECTED);
            assertThat(receipt.toString()).hasSizeLessThan(500).doesNotContain("\u0000", "\n");
            assertThat(receipt.page()).isNull();
        }
    }

    @Test
    void cutsAndCleansTheMessageOfARejection() {
        Rejection rejection = new Rejection(Rejection.Code.MALFORMED_EVENT, "\u0000\u202e" + "x".repeat(1_000_000));

        assertThat(rejection.message()).startsWith("??x").hasSize(Rejection.MOST_CHARACTERS + 1);
    }
}
