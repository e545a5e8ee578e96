package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;

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

    /** Of a unit those asked first put nothing off; of the city everybody who is notified may. */
    @Test
    void isAcknowledgedByThoseWhoStandAboveAndAreNotified() {
        AlertCase ofTheCity = SomeNotices.opened();
        AlertCase ofAUnit = SomeNotices.openedAs(new CaseKey(
                Rule.BEHIND_TARGET,
                new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1)),
                "CITY"));
        AlertCase watched = SomeNotices.openedAs(new CaseKey(Rule.WATCH_LIST, SomeFigures.TOTAL, "CITY"));

        assertThat(ofTheCity.mayBeAcknowledgedBy("uv-dn")).isTrue();
        assertThat(ofTheCity.mayBeAcknowledgedBy("thuong-truc")).isTrue();
        assertThat(ofTheCity.mayBeAcknowledgedBy("uv-nam-ngan")).isFalse();
        assertThat(ofAUnit.mayBeAcknowledgedBy("uv-dn")).isFalse();
        assertThat(ofAUnit.mayBeAcknowledgedBy("thuong-truc")).isTrue();
        assertThat(watched.mayBeAcknowledgedBy("uv-dn")).isFalse();
    }

    private static AlertCase.Progress progress(
            CaseState state, @Nullable CaseState interrupted, @Nullable Resolution resolution) {
        return new AlertCase.Progress(1, 1, state, interrupted, resolution, 0, 0, 0);
    }
}
