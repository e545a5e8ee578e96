package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import vn.chitieu.notification.fixtures.InMemoryRestores;
import vn.chitieu.notification.recovery.Restore;
import vn.chitieu.support.kafka.TopicState;

class PositionSeekerTest {

    private static final String TOTALS = "totals";

    private final InMemoryPositions positions = new InMemoryPositions();
    private final Seeks seeks = new Seeks();
    private final Restore restore = new Restore(new InMemoryRestores());
    private TopicState topic = topic("id-1", 0, 100);
    private final PositionSeeker seeker =
            new PositionSeeker(positions, name -> Optional.of(topic), restore, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void goesToWhereItWasInTheSameTopic() {
        seeker.seek(Map.of(partition(0), 0L), seeks);
        seeker.keep(TOTALS, records(0, 0, 7));
        seeker.seek(Map.of(partition(0), 0L), seeks);

        assertThat(seeks.seeks).containsExactly("0 to the beginning", "0 to 7");
    }

    @Test
    void aTopicThatWasMadeAgainIsFollowedFromItsBeginning() {
        seeker.seek(Map.of(partition(0), 0L), seeks);
        seeker.keep(TOTALS, records(0, 0, 7));
        topic = topic("id-2", 0, 100);

        seeker.seek(Map.of(partition(0), 0L), seeks);

        assertThat(seeks.seeks).last().isEqualTo("0 to the beginning");
        assertThat(positions.topicId(TOTALS, 0)).hasValue("id-2");
        assertThat(positions.next(TOTALS, 0)).hasValue(0);
    }

    @Test
    void aPositionBeyondTheEndIsNotBelieved() {
        positions.keep(TOTALS, Map.of(0, 101L));

        seeker.seek(Map.of(partition(0), 0L), seeks);

        assertThat(seeks.seeks).containsExactly("0 to the beginning");
    }

    @Test
    @Timeout(20)
    void aServiceThatStopsDoesNotWaitForABrokerThatIsAway() {
        AtomicReference<PositionSeeker> waiting = new AtomicReference<>();
        waiting.set(new PositionSeeker(
                positions,
                name -> {
                    waiting.get().close();
                    throw new IllegalStateException("the broker is away");
                },
                restore,
                Clock.fixed(NOW, ZoneOffset.UTC)));

        assertThatThrownBy(() -> waiting.get().seek(Map.of(partition(0), 0L), seeks))
                .hasMessageContaining("stopped while waiting");
        assertThat(seeks.seeks).isEmpty();
    }

    /** What a compacted topic or one with a retention has deleted is gone by design. */
    @Test
    void aTopicThatBeginsLaterIsNoOtherOne() {
        positions.keep(TOTALS, Map.of(0, 7L));
        topic = topic("id-1", 9, 100);

        seeker.seek(Map.of(partition(0), 0L), seeks);

        assertThat(seeks.seeks).containsExactly("0 to 7");
    }

    @Test
    void aDatabaseThatIsLostUnderItIsNoticedBeforeTheNextBatch() {
        seeker.seek(Map.of(partition(0), 0L, partition(1), 0L), seeks);
        seeker.keep(TOTALS, records(0, 0, 7));
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records(0, 7, 8));
        batch.addAll(records(1, 0, 2));
        assertThat(seeker.areLost(TOTALS, batch)).isFalse();
        positions.next.clear();
        seeks.seeks.clear();

        assertThat(seeker.areLost(TOTALS, batch)).isTrue();
        assertThat(seeks.seeks).contains("0 to the beginning", "1 to the beginning");
        assertThat(restore.isRecent(NOW)).isTrue();
        assertThat(seeker.areLost(TOTALS, records(0, 0, 7))).isFalse();
        seeker.keep(TOTALS, records(0, 0, 7));
        assertThat(positions.next(TOTALS, 0)).hasValue(7);
    }

    @Test
    void readsAllAgainWhereTheGroupHasReadBeyondWhatIsKept() {
        positions.keep(TOTALS, Map.of(0, 7L));
        seeker.seek(Map.of(partition(0), 6L), seeks);
        assertThat(restore.isRecent(NOW)).isFalse();
        seeker.seek(Map.of(partition(0), 9L), seeks);
        assertThat(restore.isRecent(NOW)).isTrue();
        assertThat(seeks.seeks).containsExactly("0 to 7", "0 to 7", "0 to the beginning");
    }

    @Test
    void readsOnlyItsOwnPartitionsAgain() {
        seeker.seek(Map.of(partition(0), 0L, partition(1), 0L), seeks);
        seeker.leave(List.of(partition(0)));
        seeks.seeks.clear();
        restore.noticed("a test", NOW);
        assertThat(seeks.seeks).containsExactly("1 to the beginning");
    }

    private static List<ConsumerRecord<String, byte[]>> records(int partition, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<>(TOTALS, partition, offset, "key", new byte[0]))
                .toList();
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(TOTALS, partition);
    }

    private static TopicState topic(String id, long beginning, long end) {
        TopicState.Offsets offsets = new TopicState.Offsets(beginning, end);
        return new TopicState(TOTALS, id, new TreeMap<>(Map.of(0, offsets, 1, offsets)), 1, Map.of());
    }

    private static final class InMemoryPositions implements TopicPositions {

        private final Map<TopicPartition, Long> next = new HashMap<>();
        private final Map<TopicPartition, String> ids = new HashMap<>();

        @Override
        public OptionalLong next(String topic, int partition) {
            Long known = next.get(new TopicPartition(topic, partition));
            return known == null ? OptionalLong.empty() : OptionalLong.of(known);
        }

        @Override
        public void keep(String topic, Map<Integer, Long> nextByPartition) {
            nextByPartition.forEach((partition, offset) -> next.put(new TopicPartition(topic, partition), offset));
        }

        @Override
        public Optional<String> topicId(String topic, int partition) {
            return Optional.ofNullable(ids.get(new TopicPartition(topic, partition)));
        }

        @Override
        public void follow(String topic, int partition, String topicId, long offset) {
            ids.put(new TopicPartition(topic, partition), topicId);
            next.put(new TopicPartition(topic, partition), offset);
        }
    }

    /** Notes where a consumer is sent. */
    private static final class Seeks implements ConsumerSeekCallback {

        private final List<String> seeks = new ArrayList<>();

        @Override
        public void seek(String topic, int partition, long offset) {
            seeks.add(partition + " to " + offset);
        }

        @Override
        public void seekToBeginning(String topic, int partition) {
            seeks.add(partition + " to the beginning");
        }

        @Override
        public void seekToEnd(String topic, int partition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekRelative(String topic, int partition, long offset, boolean toCurrent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToTimestamp(String topic, int partition, long timestamp) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToTimestamp(java.util.Collection<TopicPartition> partitions, long timestamp) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seek(String topic, int partition, java.util.function.Function<Long, Long> offsetComputeFunction) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getGroupId() {
            return "group";
        }
    }
}
