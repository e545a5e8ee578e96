package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.UpdateOutcome;

/** Where receipts cannot be read, the log has the ids, in the same order. */
class KnownUpdateIdsTest {

    private static final int RECORDS = 25_000;
    private static final int DAMAGED = 3_000;

    private final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final CitiesOnOnePartition.Log log = new CitiesOnOnePartition.Log();
    private final List<String> read = new ArrayList<>();

    @Test
    void aStretchOfTheLogIsReadAndThenReceiptsAgain() {
        List<Receipt> all = new ArrayList<>();
        for (int offset = 0; offset < RECORDS; offset++) {
            log.append(anUpdate(LAND).withId("u-" + offset).worth("1"));
        }
        // It comes twice, and the receipt of the first cannot be read.
        log.append(anUpdate(LAND).withId("u-" + DAMAGED).worth("2"));
        log.part(0, log.end())
                .forEach(update ->
                        all.add(Receipt.of((LoggedUpdate.Reported) update, UpdateOutcome.CREATED, List.of())));
        receipts.add(all);
        receipts.damage(new ReceiptId(0, DAMAGED));
        positions.advance(0, OptionalLong.empty(), log.end());

        KnownUpdateIds ids = new KnownUpdateIds(1, receipts, positions, logThatIsWatched(), Optional::empty);
        ids.begin(0, log.end());

        assertThat(read).containsExactly("3000 to 13000");
        assertThat(ids.size()).isEqualTo(RECORDS);
        LoggedUpdate repeat =
                anUpdate(LAND).withId("u-" + DAMAGED).worth("1").at(log.end()).build();
        log.append(repeat);
        assertThat(ids.deduplicate(0, List.of(repeat), update -> true))
                .as("as the first one said, not the second")
                .containsExactly(repeat);
        LoggedUpdate other = anUpdate(LAND)
                .withId("u-" + (RECORDS - 1))
                .worth("2")
                .at(log.end())
                .build();
        log.append(other);
        assertThat(ids.deduplicate(0, List.of(other), update -> true))
                .hasOnlyElementsOfType(LoggedUpdate.Conflicting.class);
    }

    private UpdateLog logThatIsWatched() {
        return new UpdateLog() {
            @Override
            public SortedMap<Integer, Long> ends() {
                return log.ends();
            }

            @Override
            public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
                read.add(from + " to " + to);
                log.read(partition, from, to, each);
            }
        };
    }
}
