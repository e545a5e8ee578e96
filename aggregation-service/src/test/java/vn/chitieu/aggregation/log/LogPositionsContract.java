package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.page.StalePageException;

/** What every store of positions must do. */
public interface LogPositionsContract {

    /** Returns an empty store. */
    LogPositions positions();

    @Test
    default void movesOnFromWhereItIs() {
        LogPositions positions = positions();
        assertThat(positions.next(2)).isEmpty();

        positions.advance(2, OptionalLong.empty(), 5);
        positions.advance(2, OptionalLong.of(5), 9);

        assertThat(positions.next(2)).hasValue(9);
        assertThat(positions.next(1)).isEmpty();
    }

    /** A city waits exactly until a write that does not name it. */
    @Test
    default void tellsWhichCitiesWait() {
        LogPositions positions = positions();
        WaitingCity hue = new WaitingCity("hue", 3, Instant.parse("2022-04-06T01:00:00Z"), "a fault");
        WaitingCity odd = new WaitingCity("$a.b", 4, Instant.parse("2022-04-06T01:00:01Z"), "another");
        positions.advance(2, OptionalLong.empty(), 5, List.of(hue, odd));

        assertThat(positions.waiting(2).values()).containsExactlyInAnyOrder(hue, odd);
        assertThat(positions.waiting(1)).isEmpty();
        assertThat(positions.included(2, "hue")).isEqualTo(3);
        assertThat(positions.included(2, "vinh")).isEqualTo(5);
        assertThat(positions.included(2)).isEqualTo(3);
        assertThat(positions.waitingCities()).containsExactly("$a.b", "hue");

        positions.advance(2, OptionalLong.of(5), 5, List.of(hue.at(4)));
        assertThat(positions.waiting(2).values()).containsExactly(hue.at(4));
        assertThat(positions.next(2)).hasValue(5);

        positions.advance(2, OptionalLong.of(5), 0);
        assertThat(positions.waiting(2)).isEmpty();
        assertThat(positions.waitingCities()).isEmpty();
    }

    @Test
    default void refusesWhoeverHasLostThePartition() {
        LogPositions positions = positions();
        positions.advance(2, OptionalLong.empty(), 5);

        assertThatThrownBy(() -> positions.advance(2, OptionalLong.empty(), 7)).isInstanceOf(StalePageException.class);
        assertThatThrownBy(() -> positions.advance(2, OptionalLong.of(4), 7)).isInstanceOf(StalePageException.class);
        assertThat(positions.next(2)).hasValue(5);
    }
}
