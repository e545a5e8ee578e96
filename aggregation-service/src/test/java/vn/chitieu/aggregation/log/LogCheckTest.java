package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.InMemoryStores;

class LogCheckTest {

    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final InMemoryStores.InMemoryLogMarks marks = new InMemoryStores.InMemoryLogMarks();
    private LogState state = log("id-1", 0, 0);
    private final LogCheck check = new LogCheck("updates", () -> state, positions, marks);

    @Test
    void remembersWhichLogWasReadAndFindsNothingWhereItIsStillThat() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);
        state = log("id-1", 0, 17);

        assertThat(check.requireWhole(0)).isZero();
        assertThat(marks.all()).isEqualTo(Map.of(0, new LogIdentity("id-1", 0)));
        assertThat(check.look().losses()).isEmpty();
    }

    /** Positions that were stored before logs had marks are of the log that is there. */
    @Test
    void takesTheLogOfAPositionWithoutAMarkForItsOwn() {
        positions.advance(0, OptionalLong.empty(), 17);
        state = log("id-1", 0, 20);

        check.requireWhole(0);

        assertThat(marks.all()).containsEntry(0, new LogIdentity("id-1", 0));
    }

    @Test
    void aPositionBeyondTheEndIsALoss() {
        positions.advance(0, OptionalLong.empty(), 17);
        state = log("id-1", 0, 16);

        assertLost("updates-0 is shorter than what was read of it: it ends at 16, but was read up to 17");
        assertThat(positions.next(0)).hasValue(17);
    }

    @Test
    void aLogThatWasShorterIsLostAlsoOnceItHasGrownAgain() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);
        state = log("id-1", 0, 16);
        assertLost("updates-0 is shorter than what was read of it: it ends at 16, but was read up to 17");

        state = log("id-1", 0, 20);

        assertLost("updates-0 was shorter than what was read of it: it ended at 16, so records from there on are others"
                + " than those that were read");
        check.acceptLosses();
        assertThat(check.requireWhole(0)).isZero();
        assertThat(positions.next(0)).hasValue(0);
    }

    /** Records come, and are read, while the broker is asked. */
    @Test
    void aLogThatGrowsWhileItIsLookedAtIsWhole() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);
        LogCheck slow = new LogCheck(
                "updates",
                () -> {
                    positions.advance(0, OptionalLong.of(17), 19);
                    return log("id-1", 0, 18);
                },
                positions,
                marks);

        assertThat(slow.look().losses()).isEmpty();
    }

    @Test
    void aLogThatBeginsLaterIsTrimmedEvenInAnEmptyDatabase() {
        state = log("id-1", 5, 20);

        assertLost("updates-0 is trimmed: the records from 0 to 4 are gone, it begins at 5; those from 0 on were never"
                + " read");
        positions.advance(0, OptionalLong.empty(), 17);
        assertLost("updates-0 is trimmed: the records from 0 to 4 are gone, it begins at 5");
    }

    @Test
    void aTopicThatWasMadeAgainIsAnotherLogThoughItIsLonger() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);
        state = log("id-2", 0, 99);

        assertLost("updates-0 is another topic than the one that was read up to 17: expected the id id-1, got id-2");
    }

    @Test
    void aTopicThatIsGoneIsALoss() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);
        state = new LogState("", new TreeMap<>(), List.of());

        assertThat(check.look().losses())
                .containsExactly("updates does not exist", "updates-0 does not exist up to 17");
    }

    @Test
    void settingsAreARiskAndNoLoss() {
        state = new LogState(
                "id-1",
                new TreeMap<>(Map.of(0, new LogState.Offsets(0, 0))),
                List.of("retention.ms is 604800000 instead of -1"));

        assertThat(check.look().losses()).isEmpty();
        assertThat(check.look().risks()).hasSize(1);
    }

    /** Whatever was lost, what is left is read from its beginning, and counts as whole from then on. */
    @Test
    void whatIsAcceptedIsNoLossAnyMore() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);
        state = log("id-2", 3, 9);
        assertThat(check.look().losses()).hasSize(3);

        check.acceptLosses();

        assertThat(positions.next(0)).hasValue(3);
        assertThat(check.requireWhole(0)).isEqualTo(3);
        state = log("id-2", 4, 9);
        assertLost("updates-0 is trimmed: the records from 3 to 3 are gone, it begins at 4; those from 3 on were never"
                + " read");
    }

    @Test
    void isReadAgainFromWhereItBegins() {
        check.requireWhole(0);
        positions.advance(0, OptionalLong.empty(), 17);

        check.readAgain();
        check.readAgain();

        assertThat(positions.next(0)).hasValue(0);
    }

    private void assertLost(String what) {
        assertThat(check.look().losses()).containsExactly(what);
        assertThatThrownBy(() -> check.requireWhole(0))
                .isInstanceOf(LogLostException.class)
                .hasMessage(what);
    }

    private static LogState log(String id, long beginning, long end) {
        return new LogState(id, new TreeMap<>(Map.of(0, new LogState.Offsets(beginning, end))), List.of());
    }
}
