package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.kafka.TopicState;

class TotalsBacklogTest {

    private final Map<Integer, Long> included = new HashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>(Map.of(0, 100L, 1, 0L));
    private boolean brokerAnswers = true;
    private final TotalsBacklog backlog = new TotalsBacklog(new Positions(), name -> topic());

    @Test
    void waitsForWhatWasThereAtTheStart() {
        assertThat(backlog.isIncluded(NOW)).isFalse();
        included.put(0, 99L);
        assertThat(backlog.isIncluded(NOW.plusSeconds(5))).isFalse();
        included.put(0, 100L);
        assertThat(backlog.isIncluded(NOW.plusSeconds(10))).isTrue();
    }

    /** What comes faster than it is included must not hold up the reminders of a city for ever. */
    @Test
    void doesNotWaitForWhatCameMeanwhile() {
        backlog.isIncluded(NOW);
        for (int step = 1; step < 10; step++) {
            long reached = ends.get(0);
            ends.put(0, reached + 100);
            assertThat(backlog.isIncluded(NOW.plusSeconds(step))).isFalse();
            included.put(0, reached);
            assertThat(backlog.isIncluded(NOW.plusSeconds(step))).isTrue();
        }
    }

    @Test
    void waitsWhereTheBrokerHasNotAnsweredYetAndGoesOnWhereItAnswersNoMore() {
        brokerAnswers = false;
        assertThat(backlog.isIncluded(NOW)).isFalse();
        brokerAnswers = true;
        included.put(0, 100L);
        assertThat(backlog.isIncluded(NOW)).isTrue();
        brokerAnswers = false;
        assertThat(backlog.isIncluded(NOW)).isTrue();
        assertThat(backlog.isIncluded(NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void goesOnWhereNothingMovesForLong() {
        included.put(0, 99L);
        assertThat(backlog.isIncluded(NOW)).isFalse();
        assertThat(backlog.isIncluded(NOW.plus(TotalsBacklog.STUCK).minusSeconds(1)))
                .isFalse();
        assertThat(backlog.isIncluded(NOW.plus(TotalsBacklog.STUCK))).isTrue();
    }

    private Optional<TopicState> topic() {
        if (!brokerAnswers) {
            throw new IllegalStateException("no answer");
        }
        TreeMap<Integer, TopicState.Offsets> partitions = new TreeMap<>();
        ends.forEach((partition, end) -> partitions.put(partition, new TopicState.Offsets(0, end)));
        return Optional.of(new TopicState("quarterly-totals", "id", partitions, 1, Map.of()));
    }

    private final class Positions implements TopicPositions {

        @Override
        public OptionalLong next(String topic, int partition) {
            Long next = included.get(partition);
            return next == null ? OptionalLong.empty() : OptionalLong.of(next);
        }

        @Override
        public void keep(String topic, Map<Integer, Long> nextByPartition) {
            included.putAll(nextByPartition);
        }

        @Override
        public Optional<String> topicId(String topic, int partition) {
            return Optional.empty();
        }

        @Override
        public void follow(String topic, int partition, String topicId, long next) {
            included.put(partition, next);
        }
    }
}
