package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.Scope;

/** How a quarter stood at its deadline, 8 April 2022 at midnight, and what moved since. */
class ClosingFiguresTest {

    private static final String ON_TIME = "2022-04-05T00:00:00Z";
    private static final String LATE = "2022-07-01T00:00:00Z";
    private static final Instant LONG_AFTER = Instant.parse("2023-06-01T00:00:00Z");

    private final ARunOfTheFold run =
            new ARunOfTheFold(ASmallCity.withoutTargets().catalog()).at(LONG_AFTER);

    @Test
    void aQuarterThatStandsAsItDidHasNoClosing() {
        run.fold(first("100"));

        assertThat(land().closing()).isNull();
        assertThat(land().growthAsPublishedPercent()).isNull();
        assertThat(land().hasMovedSinceClosing()).isFalse();
    }

    @Test
    void aCorrectionBeforeTheDeadlineIsNoMove() {
        run.fold(first("100"), corrected("50", "2022-04-07T00:00:00Z"));

        assertThat(land().closing()).isNull();
    }

    @Test
    void aLateCorrectionMovesAClosedQuarter() {
        run.fold(first("100"));
        run.fold(corrected("104", LATE));
        assertThat(land().figures().value()).isEqualByComparingTo("104");
        assertThat(land().closing().value()).isEqualByComparingTo("100");
        assertThat(land().closing().movedPercent()).isEqualByComparingTo("4");
        assertThat(land().hasMovedSinceClosing()).isFalse();

        run.fold(corrected("106", "2022-08-01T00:00:00Z"));
        assertThat(land().closing().value()).isEqualByComparingTo("100");
        assertThat(land().closing().movedPercent()).isEqualByComparingTo("6");
        assertThat(land().hasMovedSinceClosing()).isTrue();
    }

    @Test
    void theRevisionThatMovedItSaysSo() {
        run.fold(first("100"));
        run.fold(corrected("104", LATE));
        run.fold(corrected("106", "2022-08-01T00:00:00Z"));
        run.fold(anUpdate(LAND).of("ba-dinh").worth("0").withId("nothing").reportedAt("2022-09-01T00:00:00Z"));

        assertThat(run.revisions().stream()
                        .filter(revision -> revision.page().toString().equals("small/LAND/2022-Q1"))
                        .flatMap(revision -> revision.moves().stream())
                        .filter(move -> move.scope().equals(Scope.city())))
                .extracting(Revision.Move::afterClosing)
                .containsExactly(false, false, true, false);
    }

    @Test
    void aLateUnitMovesTheCityAndNotItself() {
        run.fold(
                first("100"),
                anUpdate(LAND).of("ba-dinh").worth("50").withId("late").reportedAt(LATE));

        assertThat(land().closing().value()).isEqualByComparingTo("100");
        assertThat(land().hasMovedSinceClosing()).isTrue();
        assertThat(run.totalOf("unit:ba-dinh", LAND, "2022-Q1").closing()).isNull();
        assertThat(run.totalOf("unit:nam-ngan", LAND, "2022-Q1").closing()).isNull();
    }

    @Test
    void aFigureTakenBackExceedsAnyTolerance() {
        run.fold(first("100"));
        run.fold(anUpdate(LAND).takenBack().withId("back").reportedAt(LATE));

        assertThat(land().closing().movedPercent()).isNull();
        assertThat(land().hasMovedSinceClosing()).isTrue();
    }

    /** The second quarter closed with 110 for the half year; the first quarter's correction came after that. */
    @Test
    void theClosingKnowsTheHalfYearAsItWas() {
        run.fold(first("100"));
        run.fold(anUpdate(LAND).in("2022-Q2").worth("10").withId("q2").reportedAt("2022-07-04T00:00:00Z"));
        run.fold(corrected("103", LATE));
        run.fold(corrected("120", "2022-09-01T00:00:00Z"));

        ClosingFigures second = run.totalOf("city", LAND, "2022-Q2").closing();
        assertThat(second.value()).isEqualByComparingTo("10");
        assertThat(second.cumulative()).isEqualByComparingTo("113");
        assertThat(second.exceeded()).isFalse();
        assertThat(land().closing().value()).isEqualByComparingTo("100");
    }

    @Test
    void growthAsPublishedKeepsTheBaseOfThatTime() {
        run.fold(anUpdate(LAND).in("2021-Q1").worth("80").withId("base").reportedAt("2021-04-05T00:00:00Z"));
        run.fold(first("100"));
        run.fold(anUpdate(LAND).in("2021-Q1").worth("50").withId("base-2").reportedAt(LATE));

        Total ofTheWard = run.totalOf("unit:nam-ngan", LAND, "2022-Q1");
        assertThat(ofTheWard.growth(false)).isEqualByComparingTo("100");
        assertThat(ofTheWard.growthAsPublishedPercent()).isEqualByComparingTo("25");
        assertThat(ofTheWard.closing()).isNull();
        assertThat(land().growthAsPublishedPercent())
                .as("of a city of which one ward had reported")
                .isNull();
    }

    @Test
    void nothingIsClosedBeforeTheDeadline() {
        ARunOfTheFold early = new ARunOfTheFold(ASmallCity.withoutTargets().catalog());
        early.fold(first("100"), corrected("200", LATE));

        assertThat(early.totalOf("city", LAND, "2022-Q1").closing()).isNull();
    }

    @Test
    void theToleranceIsTheIndicatorsOwnAndPercentagesMoveByPoints() {
        ARunOfTheFold own = new ARunOfTheFold(ASmallCity.withoutTargets()
                        .with(anIndicator("SHARE")
                                .across(Operator.AVERAGE, Operator.LAST)
                                .inPercent()
                                .tolerating("0.5"))
                        .catalog())
                .at(LONG_AFTER);
        own.fold(anUpdate("SHARE").worth("20").reportedAt(ON_TIME));
        own.fold(anUpdate("SHARE").worth("20.4").withId("u-2").reportedAt(LATE));
        assertThat(own.totalOf("city", "SHARE", "2022-Q1").closing().movedPercent())
                .isEqualByComparingTo("0.4");
        assertThat(own.totalOf("city", "SHARE", "2022-Q1").hasMovedSinceClosing())
                .isFalse();

        own.fold(anUpdate("SHARE").worth("20.6").withId("u-3").reportedAt(LATE));
        assertThat(own.totalOf("city", "SHARE", "2022-Q1").hasMovedSinceClosing())
                .isTrue();
    }

    /** Most cells are corrected before the deadline or never, and a page keeps nothing for them. */
    @Test
    void aPageKeepsOnlyWhatCountedAtACut() {
        run.fold(first("1"), corrected("2", "2022-04-07T00:00:00Z"), corrected("3", "2022-04-07T01:00:00Z"));
        assertThat(run.page(LAND, "2022-Q1").superseded()).isEmpty();

        run.fold(corrected("4", LATE), corrected("5", "2022-07-02T00:00:00Z"));
        assertThat(run.page(LAND, "2022-Q1").superseded().values())
                .singleElement()
                .satisfies(kept -> assertThat(kept)
                        .singleElement()
                        .satisfies(one -> assertThat(one.value()).isEqualByComparingTo("3")));
    }

    private static AnUpdate first(String value) {
        return anUpdate(LAND).worth(value).reportedAt(ON_TIME);
    }

    private static AnUpdate corrected(String value, String at) {
        return anUpdate(LAND).worth(value).withId("u-2").reportedAt(at);
    }

    private Total land() {
        return run.totalOf("city", LAND, "2022-Q1");
    }
}
