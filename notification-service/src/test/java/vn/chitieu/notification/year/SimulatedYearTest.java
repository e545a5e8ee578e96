package vn.chitieu.notification.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mail of the year is one that the oracle expects, in its hour, and every one that it expects leaves. */
@ExtendWith(QuietLogs.class)
@Tag("slow")
class SimulatedYearTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyMailIsExpectedAndEveryExpectedMailLeaves(long seed) {
        SimulatedYear year = new SimulatedYear(seed);
        assertThat(year.live()).isEmpty();
        assertThat(year.byKind())
                .containsOnlyKeys(
                        "FIRED",
                        "EXPLAINED",
                        "ESCALATION",
                        "RECOVERED",
                        "CORRECTED",
                        "TARGET_CHANGED",
                        "REMINDER",
                        "OVERDUE",
                        "QUARTERLY_REPORT");
        assertThat(year.byKind().values()).allSatisfy(count -> assertThat(count).isGreaterThan(10));
    }
}
