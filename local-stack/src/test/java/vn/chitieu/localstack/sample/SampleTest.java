package vn.chitieu.localstack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

class SampleTest {

    private static final SampleUpdate LAST_YEAR = update("a", "phu-son", "2021-03", "1.5", "2021-04-05T16:21:00+07:00");
    private static final SampleUpdate JANUARY = update("b", "nam-ngan", "2022-01", "2", "2022-02-07T08:00:00+07:00");
    private static final SampleUpdate MARCH = update("c", "nam-ngan", "2022-03", "3", "2022-04-05T16:53:00+07:00");

    private final Sample sample = new Sample(List.of(LAST_YEAR, JANUARY, MARCH));

    @Test
    void isSentByUnitAndQuarterEarliestQuarterFirst() {
        assertThat(sample.batches())
                .containsExactly(
                        new SampleBatch("phu-son", new Quarter(2021, 1), List.of(LAST_YEAR)),
                        new SampleBatch("nam-ngan", new Quarter(2022, 1), List.of(JANUARY, MARCH)));
    }

    @Test
    void isAboutItsNewestQuarterOnTheMorningAfterItsLastFigure() {
        assertThat(sample.quarter()).isEqualTo(new Quarter(2022, 1));
        assertThat(sample.date()).isEqualTo(Instant.parse("2022-04-06T01:00:00Z"));
    }

    @Test
    void hasAnotherLineForABatchThatWasEdited() {
        SampleUpdate edited = update("c", "nam-ngan", "2022-03", "4", "2022-04-05T16:53:00+07:00");
        SampleBatch before = new SampleBatch("nam-ngan", new Quarter(2022, 1), List.of(MARCH));
        SampleBatch after = new SampleBatch("nam-ngan", new Quarter(2022, 1), List.of(edited));

        assertThat(before.line()).matches("nam-ngan,2022-Q1,[0-9a-f]{16}").isNotEqualTo(after.line());
    }

    static SampleUpdate update(String id, String unit, String period, String value, String reportedAt) {
        return new SampleUpdate(
                id,
                unit,
                "LAND_CLEARED",
                ReportingPeriod.parse(period),
                new BigDecimal(value),
                "ha",
                FigureStatus.OFFICIAL,
                OffsetDateTime.parse(reportedAt));
    }
}
