package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    default void refusesWhoeverHasLostThePartition() {
        LogPositions positions = positions();
        positions.advance(2, OptionalLong.empty(), 5);

        assertThatThrownBy(() -> positions.advance(2, OptionalLong.empty(), 7)).isInstanceOf(StalePageException.class);
        assertThatThrownBy(() -> positions.advance(2, OptionalLong.of(4), 7)).isInstanceOf(StalePageException.class);
        assertThat(positions.next(2)).hasValue(5);
    }
}
