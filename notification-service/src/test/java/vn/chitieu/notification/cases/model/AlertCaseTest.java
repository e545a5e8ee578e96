package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.SomeFigures;

class AlertCaseTest {

    @Test
    void recoversFromAStateAndIsResolvedForAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> progress(CaseState.RECOVERING, null, null))
                .withMessageContaining("expected a state to go back to exactly while RECOVERING, got RECOVERING");
        assertThatIllegalArgumentException().isThrownBy(() -> progress(CaseState.OPEN, CaseState.OPEN, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> progress(CaseState.RESOLVED, null, null))
                .withMessageContaining("expected a resolution exactly when RESOLVED, got RESOLVED");
        assertThatIllegalArgumentException().isThrownBy(() -> progress(CaseState.OPEN, null, Resolution.RECOVERED));
    }

    @Test
    void keepsTheNewestOfItsHistory() {
        HistoryEntry entry = new HistoryEntry(SomeFigures.NOW, 1, 1, HistoryEntry.What.FELL_BEHIND, CaseState.PENDING);
        HistoryEntry last = new HistoryEntry(SomeFigures.NOW, 1, 2, HistoryEntry.What.CONFIRMED, CaseState.OPEN);

        AlertCase one = AlertCaseFixture.aCase()
                .history(Stream.concat(Stream.generate(() -> entry).limit(AlertCase.HISTORY_LIMIT), Stream.of(last))
                        .toList())
                .build();

        assertThat(one.history()).hasSize(AlertCase.HISTORY_LIMIT).endsWith(last);
    }

    private static AlertCase.Progress progress(
            CaseState state, @Nullable CaseState interrupted, @Nullable Resolution resolution) {
        return new AlertCase.Progress(1, 1, state, interrupted, resolution, 0, 0, 0);
    }
}
