package vn.chitieu.aggregation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.ARunOfTheFold;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;

/** Where a quarter leads that is still reported, as far as it is in. */
class RunningForecastTest {

    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");

    private final ARunOfTheFold run = new ARunOfTheFold(ASmallCity.withoutTargets()
                    .withTarget(
                            ENTERPRISES,
                            Scope.city(),
                            "CITY",
                            "1000",
                            new TargetPhasing.Given(LongStream.of(10, 40, 70, 100)
                                    .mapToObj(BigDecimal::valueOf)
                                    .toList()))
                    .catalog())
            .at(ASmallCity.BEFORE_THE_DEADLINE);

    @Test
    void isAbsentBeforeEachWardHasReportedSomethingOfTheQuarter() {
        WARDS.subList(0, 3).forEach(ward -> report(ward, "2022-01", "10"));
        report("nam-ngan", "2022-02", "10");

        assertThat(forecast("2022-Q1")).isNull();
    }

    @Test
    void oneMonthOfThreeCountsForAThirdOfWhatTheQuarterIsExpectedToBring() {
        WARDS.forEach(ward -> report(ward, "2022-01", "10"));

        assertThat(forecast("2022-Q1")).isCloseTo(new BigDecimal("1200"), within());
        WARDS.forEach(ward -> report(ward, "2022-02", "10"));
        assertThat(forecast("2022-Q1")).isCloseTo(new BigDecimal("1200"), within());
    }

    @Test
    void wardsCountByWhatTheyBroughtLastYear() {
        for (String month : List.of("2021-01", "2021-02", "2021-03")) {
            report("nam-ngan", month, "70");
            WARDS.subList(1, 4).forEach(ward -> report(ward, month, "10"));
        }
        report("nam-ngan", "2022-01", "70");
        WARDS.subList(1, 4).forEach(ward -> report(ward, "2022-01", "10"));
        report("nam-ngan", "2022-02", "70");

        // 170 are in; last year's shares say that this is 170 of 300, so 56.67% of the 10% that are expected.
        assertThat(forecast("2022-Q1")).isCloseTo(new BigDecimal("3000"), within());
    }

    @Test
    void laterQuartersStandOnTheOnesBefore() {
        for (String month : List.of("2022-01", "2022-02", "2022-03", "2022-04")) {
            WARDS.forEach(ward -> report(ward, month, "10"));
        }

        // 160 are in, 10% + 30%/3 = 20% are expected.
        assertThat(forecast("2022-Q2")).isCloseTo(new BigDecimal("800"), within());
    }

    @Test
    void isAbsentWhileSomethingOfTheQuarterBeforeIsOwed() {
        for (String month : List.of("2022-01", "2022-02", "2022-03", "2022-04")) {
            WARDS.forEach(ward -> report(ward, month, "10"));
        }
        run.fold(anUpdate(ENTERPRISES).of("nam-ngan").in("2022-03").takenBack().withId("withdrawn"));

        assertThat(forecast("2022-Q2")).isNull();
    }

    private static org.assertj.core.data.Offset<BigDecimal> within() {
        return org.assertj.core.data.Offset.offset(new BigDecimal("0.001"));
    }

    private void report(String ward, String month, String value) {
        run.fold(anUpdate(ENTERPRISES).of(ward).in(month).worth(value).withId(ward + month));
    }

    private @Nullable BigDecimal forecast(String quarter) {
        return run.totalOf("city", ENTERPRISES, quarter).attainments().get(0).forecast();
    }
}
