package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PendingPublisherTest {

    private static final EventLog.Origin ORIGIN = new EventLog.Origin("thanh-hoa", "http", "key", Instant.EPOCH);

    private final List<String> taken = new ArrayList<>();
    private final Records records = new Records();

    @Test
    void aRecordOfWhichNoEventCanBeMadeHoldsUpNoOther() {
        records.pending.addAll(List.of("unfit", "a", "too large", "b"));

        assertThat(publisher(Map.of()).publish()).isEqualTo(2);

        assertThat(taken).containsExactly("a", "b");
        assertThat(records.pending).containsExactly("unfit", "too large");
    }

    @Test
    void aLogThatDoesNotAnswerIsNotAskedForTheNextOne() {
        records.pending.addAll(List.of("a", "b", "c"));

        assertThat(publisher(Map.of("b", new EventLog.Fate.Unanswered("away"))).publish())
                .isEqualTo(1);

        assertThat(taken).containsExactly("a");
        assertThat(records.pending).containsExactly("b", "c");
    }

    private PendingPublisher<String> publisher(Map<String, EventLog.Fate> fates) {
        EventLog<String> log = (rows, origin) -> {
            String row = rows.get(0);
            if (row.equals("unfit")) {
                throw new IllegalArgumentException("expected a row that an event can be made of, got " + row);
            }
            EventLog.Fate fate = row.equals("too large")
                    ? new EventLog.Fate.TooLarge()
                    : fates.getOrDefault(row, new EventLog.Fate.Kept("0-1"));
            if (fate instanceof EventLog.Fate.Kept) {
                taken.add(row);
            }
            return List.of(fate);
        };
        return new PendingPublisher<>("test-records", records, log, any -> ORIGIN);
    }

    private static final class Records implements PendingRecords<String> {
        private final List<String> pending = new ArrayList<>();

        @Override
        public Stream<String> pending() {
            return List.copyOf(pending).stream();
        }

        @Override
        public void published(String record) {
            pending.remove(record);
        }
    }
}
