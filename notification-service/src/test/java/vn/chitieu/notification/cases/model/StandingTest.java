package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.SomeFigures;

/** What one revision says by each rule; 250 of 1000 are expected. */
class StandingTest {

    @ParameterizedTest
    @CsvSource({
        "1000, EXCEEDED, CLEAR, CLEAR",
        "300, AHEAD, CLEAR, CLEAR",
        "270, ON_PACE, CLEAR, CLEAR",
        "255, ON_PACE, KEPT, KEPT",
        "245, AT_RISK, BETWEEN, BREACHED",
        "200, BEHIND, BREACHED, BREACHED",
        "100, SEVERELY_BEHIND, BREACHED, BREACHED",
        "200, NOT_JUDGED, UNKNOWN, UNKNOWN"
    })
    void ofAPace(String amount, Verdict verdict, Standing behind, Standing watched) {
        SomeFigures some = figures().worth(amount, verdict);
        assertThat(standing(Rule.BEHIND_TARGET, some, "2")).isEqualTo(behind);
        assertThat(standing(Rule.WATCH_LIST, some, "2")).isEqualTo(watched);
    }

    @ParameterizedTest
    @CsvSource({"1200, CLEAR", "1000, CLEAR", "999, BETWEEN", "980, BETWEEN", "979.99, BREACHED", "0, BREACHED"})
    void ofAForecastThatMayLieTwoPercentBelow(String forecast, Standing standing) {
        assertThat(standing(Rule.FORECAST_BELOW_TARGET, figures().forecasting(forecast), "2"))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"800, CLEAR", "1000, CLEAR", "1020, BETWEEN", "1020.01, BREACHED"})
    void ofAForecastOfWhatShouldStayLow(String forecast, Standing standing) {
        assertThat(standing(
                        Rule.FORECAST_BELOW_TARGET, figures().lowerIsBetter().forecasting(forecast), "2"))
                .isEqualTo(standing);
    }

    @Test
    void aForecastOfAJudgedOrMissingQuarterSaysNothing() {
        assertThat(standing(Rule.FORECAST_BELOW_TARGET, figures().worth("100", Verdict.BEHIND), "2"))
                .isEqualTo(Standing.UNKNOWN);
        assertThat(standing(Rule.FORECAST_BELOW_TARGET, figures().missing(), "2"))
                .isEqualTo(Standing.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"-0.01, BREACHED", "0, CLEAR", "5, CLEAR"})
    void aCumulativeFigureFallsWhereTheQuarterIsBelowZero(String value, Standing standing) {
        assertThat(standing(Rule.FALLING_CUMULATIVE, figures().worth(value, Verdict.NOT_JUDGED), "0"))
                .isEqualTo(standing);
        assertThat(standing(Rule.FALLING_CUMULATIVE, figures().missing(), "0")).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void aClosedQuarterHasMovedWhereItsIndicatorDoesNotTolerateIt() {
        assertThat(standing(Rule.CLOSED_QUARTER_MOVED, figures(), "0")).isEqualTo(Standing.CLEAR);
        assertThat(standing(Rule.CLOSED_QUARTER_MOVED, figures().movedBy("3", false), "0"))
                .isEqualTo(Standing.CLEAR);
        assertThat(standing(Rule.CLOSED_QUARTER_MOVED, figures().movedBy("6", true), "0"))
                .isEqualTo(Standing.BREACHED);
    }

    private static Standing standing(Rule rule, SomeFigures figures, String margin) {
        return Standing.of(rule, figures.build(), new BigDecimal(margin));
    }
}
