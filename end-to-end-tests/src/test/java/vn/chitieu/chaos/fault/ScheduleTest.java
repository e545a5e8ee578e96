package vn.chitieu.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void anHourHasMoreThanTwoHundredFaultsOfEveryKind() {
        List<PlannedFault> faults = Schedule.of(7, HOUR, Set.of());

        assertThat(faults).hasSizeGreaterThanOrEqualTo(200);
        assertThat(faults.stream().map(PlannedFault::kind)).containsAll(EnumSet.allOf(FaultKind.class));
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        assertThat(Schedule.of(7, HOUR, Set.of())).isEqualTo(Schedule.of(7, HOUR, Set.of()));
        assertThat(Schedule.of(7, HOUR, Set.of())).isNotEqualTo(Schedule.of(8, HOUR, Set.of()));
    }

    @Test
    void kindsCanBeLeftOut() {
        assertThat(Schedule.of(7, HOUR, Schedule.kinds("RESTORE, DROP")))
                .noneMatch(fault -> fault.kind() == FaultKind.RESTORE || fault.kind() == FaultKind.DROP)
                .isNotEmpty();
        assertThat(Schedule.of(7, HOUR, EnumSet.allOf(FaultKind.class))).isEmpty();
    }

    @Test
    void everyFaultIsOverBeforeTheEnd() {
        assertThat(Schedule.of(7, Duration.ofMinutes(3), Set.of()))
                .isNotEmpty()
                .allMatch(fault -> fault.at().plus(fault.lasts()).compareTo(Duration.ofMinutes(3)) < 0);
    }
}
