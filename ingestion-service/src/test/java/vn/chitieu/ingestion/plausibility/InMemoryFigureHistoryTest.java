package vn.chitieu.ingestion.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

class InMemoryFigureHistoryTest {

    private static final Quarter Q1 = Quarter.parse("2022-Q1");

    private final InMemoryFigureHistory figures = new InMemoryFigureHistory();

    @Test
    void tellsWhatWasPutIn() {
        figures.put("hue", "north", "LAND", Q1, 1, List.of(figure("2022-01", 5), figure("2022-02", 6)));

        assertThat(figures.at("hue", "north", "LAND", ReportingPeriod.parse("2022-02")))
                .contains(figure("2022-02", 6));
        assertThat(figures.at("hue", "south", "LAND", ReportingPeriod.parse("2022-02")))
                .isEmpty();
        assertThat(figures.at("hue", "north", "MONEY", ReportingPeriod.parse("2022-02")))
                .isEmpty();
        assertThat(figures.at("vinh", "north", "LAND", ReportingPeriod.parse("2022-02")))
                .isEmpty();
        assertThat(figures.before("vinh", "north", "LAND", ReportingPeriod.parse("2022-03")))
                .isEmpty();
        assertThat(figures.size()).isEqualTo(2);
    }

    @Test
    void tellsEarlierPeriodsTheLatestFirst() {
        figures.put("hue", "north", "LAND", Q1, 1, List.of(figure("2022-01", 5), figure("2022-02", 6)));
        figures.put("hue", "north", "LAND", Quarter.parse("2021-Q4"), 1, List.of(figure("2021-12", 4)));

        assertThat(figures.before("hue", "north", "LAND", ReportingPeriod.parse("2022-02")))
                .containsExactly(figure("2022-01", 5), figure("2021-12", 4));
    }

    @Test
    void leavesOutPeriodsOfAnotherLength() {
        figures.put("hue", "north", "LAND", Q1, 1, List.of(figure("2022-Q1", 5)));

        assertThat(figures.before("hue", "north", "LAND", ReportingPeriod.parse("2022-05")))
                .isEmpty();
    }

    @Test
    void whatAQuarterNoLongerHasIsForgotten() {
        figures.put("hue", "north", "LAND", Q1, 1, List.of(figure("2022-01", 5), figure("2022-02", 6)));
        figures.put("hue", "north", "LAND", Quarter.parse("2021-Q4"), 1, List.of(figure("2021-12", 4)));

        figures.put("hue", "north", "LAND", Q1, 2, List.of(figure("2022-02", 7)));

        assertThat(figures.before("hue", "north", "LAND", ReportingPeriod.parse("2022-03")))
                .containsExactly(figure("2022-02", 7), figure("2021-12", 4));
    }

    private static ReportedFigure figure(String period, int value) {
        return new ReportedFigure(
                ReportingPeriod.parse(period), BigDecimal.valueOf(value), FigureStatus.PRELIMINARY, Instant.EPOCH);
    }
}
