package vn.chitieu.aggregation.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.RejectionsCounted.Count;
import vn.chitieu.contracts.vocabulary.Quarter;

/** What every store of counts of rejected rows must do. */
public interface RejectionCountRepositoryContract {

    Quarter QUARTER = new Quarter(2022, 1);

    /** Returns an empty store. */
    RejectionCountRepository counts();

    @Test
    default void addsUpTheRowsOfAUnitAndQuarter() {
        RejectionCountRepository counts = counts();
        counts.add(counted("small", "nam-ngan", QUARTER, 2, 1), 0, 7);
        counts.add(counted("small", "nam-ngan", QUARTER, 4), 0, 9);
        counts.add(counted("small", "ba-dinh", QUARTER, 5), 0, 8);
        counts.add(counted("small", "nam-ngan", QUARTER.plus(-1), 6), 0, 10);
        counts.add(counted("other", "nam-ngan", QUARTER, 9), 1, 0);

        assertThat(counts.of("small", QUARTER)).isEqualTo(Map.of("nam-ngan", 7L, "ba-dinh", 5L));
        assertThat(counts.of("small", QUARTER.plus(-1))).isEqualTo(Map.of("nam-ngan", 6L));
        assertThat(counts.of("other", QUARTER)).isEqualTo(Map.of("nam-ngan", 9L));
        assertThat(counts.of("third", QUARTER)).isEmpty();
    }

    /** A topic is read again from an earlier position after a crash; a city may move to another partition. */
    @Test
    default void addsEachRecordOnceHoweverOftenItComes() {
        RejectionCountRepository counts = counts();
        counts.add(counted("small", "nam-ngan", QUARTER, 2), 0, 7);
        counts.add(counted("small", "nam-ngan", QUARTER, 3), 0, 8);
        counts.add(counted("small", "nam-ngan", QUARTER, 2), 0, 7);
        counts.add(counted("small", "nam-ngan", QUARTER, 3), 0, 8);
        counts.add(counted("small", "nam-ngan", QUARTER, 1), 1, 0);
        counts.add(counted("small", "nam-ngan", QUARTER, 1), 1, 0);

        assertThat(counts.of("small", QUARTER)).isEqualTo(Map.of("nam-ngan", 6L));
    }

    /** Returns a count of rows, each number of them for another code. */
    static RejectionsCounted counted(String city, String unit, Quarter quarter, int... rows) {
        List<Count> counts = new java.util.ArrayList<>();
        for (int each : rows) {
            counts.add(new Count("CODE_" + counts.size(), each));
        }
        return new RejectionsCounted(city, unit, quarter, counts, Instant.parse("2022-04-06T03:00:00Z"));
    }
}
