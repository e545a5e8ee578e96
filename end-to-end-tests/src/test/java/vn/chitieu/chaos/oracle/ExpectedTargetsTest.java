package vn.chitieu.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.chaos.input.City.Direction;

/** What the oracle expects of a figure against a target of 100, of which 25 are expected by the end of March. */
class ExpectedTargetsTest {

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 1000, NOT_JUDGED",
        "HIGHER, 999, EXCEEDED",
        "HIGHER, 27.5, AHEAD",
        "HIGHER, 25, ON_PACE",
        "HIGHER, 24, AT_RISK",
        "HIGHER, 20, BEHIND",
        "HIGHER, 1, SEVERELY_BEHIND",
        // Ten times a limit is bad, not strange.
        "LOWER, 1000, SEVERELY_BEHIND",
        "LOWER, 100.1, SEVERELY_BEHIND",
        "LOWER, 30, BEHIND",
        "LOWER, 26, AT_RISK",
        "LOWER, 25, ON_PACE",
        "LOWER, 20, AHEAD",
        "LOWER, 0, ON_PACE",
        "NEUTRAL, 1000, NOT_JUDGED",
    })
    void goesByTheDirection(Direction direction, BigDecimal reached, String verdict) {
        assertThat(verdicts(direction, reached, true)).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource({"HIGHER, 20, 'BEHIND,AT_RISK'", "LOWER, 30, BEHIND", "LOWER, 20, AT_RISK"})
    void missingFiguresExcuseAGoalAndCouldPassALimit(Direction direction, BigDecimal reached, String verdicts) {
        assertThat(verdicts(direction, reached, false)).containsExactlyInAnyOrder(verdicts.split(","));
    }

    private static Set<String> verdicts(Direction direction, BigDecimal reached, boolean isComplete) {
        ExpectedTargets.Target target = new ExpectedTargets.Target(
                "city",
                "URBAN_VIOLATIONS",
                2022,
                "CITY",
                new BigDecimal("100"),
                List.of(),
                LocalDate.of(2022, 1, 1),
                "",
                "");
        return ExpectedTargets.verdicts(target, 1, direction, reached, isComplete);
    }
}
