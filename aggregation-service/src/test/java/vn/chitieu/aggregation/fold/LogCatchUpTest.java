package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.log.LogEnd;
import vn.chitieu.aggregation.model.InMemoryStores;

class LogCatchUpTest {

    private final ATail updates = new ATail();
    private final ATail targets = new ATail();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final InMemoryStores.InMemoryPositions targetPositions = new InMemoryStores.InMemoryPositions();
    private final LogCatchUp catchUp = new LogCatchUp(updates, positions, targets, targetPositions);

    @Test
    void isDoneOnceAllThatBothLogsHadIsTaken() {
        updates.ends.put(2, 9L);
        updates.lastRecord = 8;
        targets.ends.put(0, 1L);
        targets.lastRecord = 0;
        assertThat(catchUp.isDone(2, 1)).isFalse();
        positions.advance(2, OptionalLong.empty(), 9);
        assertThat(catchUp.isDone(2, 1)).isFalse();
        targetPositions.advance(0, OptionalLong.empty(), 1);

        assertThat(catchUp.isDone(2, 1)).isTrue();
        updates.ends.put(2, 12L);
        assertThat(catchUp.isDone(2, 1)).isTrue();
        assertThat(catchUp.isDone(2, 2)).isFalse();
    }

    /** A transaction's marker at the end is never taken, and no record comes behind it. */
    @Test
    void markersOfTransactionsAreNotWaitedFor() {
        updates.ends.put(2, 9L);
        positions.advance(2, OptionalLong.empty(), 8);
        updates.lastRecord = 7;

        assertThat(catchUp.isDone(2, 1)).isFalse();
        assertThat(catchUp.isDone(2, 1)).isTrue();
    }

    @Test
    void aRecordThatIsNotTakenYetIsWaitedForHoweverLongItTakes() {
        updates.ends.put(2, 9L);
        positions.advance(2, OptionalLong.empty(), 7);
        updates.lastRecord = 7;

        assertThat(catchUp.isDone(2, 1)).isFalse();
        assertThat(catchUp.isDone(2, 1)).isFalse();
        assertThat(catchUp.isDone(2, 1)).isFalse();
    }

    private static final class ATail implements LogEnd {

        private final SortedMap<Integer, Long> ends = new TreeMap<>();
        private long lastRecord = -1;

        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>(ends);
        }

        @Override
        public boolean hasRecords(int partition, long from, long to) {
            return from <= lastRecord && lastRecord < to;
        }
    }
}
