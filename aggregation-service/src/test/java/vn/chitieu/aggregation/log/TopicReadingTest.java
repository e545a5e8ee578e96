package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

class TopicReadingTest {

    private static final TopicPartition PLACE = new TopicPartition("log", 0);

    @Test
    @SuppressWarnings("unchecked")
    void readsFromPlaceToPlaceByAConsumerWithSmallFetchesThatTheEndOfTheLogHoldsUpForAMomentAlone() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
        consumer.schedulePollTask(() -> {
            for (long offset = 2; offset < 5; offset++) {
                consumer.addRecord(new ConsumerRecord<>(PLACE.topic(), 0, offset, "key", new byte[0]));
            }
        });
        List<Properties> asked = new ArrayList<>();
        ConsumerFactory<String, byte[]> consumers = mock(ConsumerFactory.class);
        when(consumers.createConsumer(isNull(), isNull(), eq("-replay"), any(Properties.class)))
                .thenAnswer(call -> {
                    asked.add(call.getArgument(3));
                    return consumer;
                });
        List<Long> read = new ArrayList<>();

        new TopicReading(consumers, PLACE.topic()).read(0, 2, 4, one -> read.add(one.offset()));

        assertThat(read).containsExactly(2L, 3L);
        assertThat(consumer.closed()).isTrue();
        assertThat(asked).singleElement().satisfies(settings -> {
            assertThat(number(settings, "fetch.max.wait.ms")).isLessThanOrEqualTo(50);
            // Several of them and twice the backlog's fetch of 16 MB go through 64 MB of direct memory.
            assertThat(number(settings, "fetch.max.bytes")).isLessThanOrEqualTo(4 << 20);
            assertThat(number(settings, "max.partition.fetch.bytes")).isLessThanOrEqualTo(4 << 20);
        });
    }

    private static int number(Properties settings, String key) {
        return Integer.parseInt(settings.getProperty(key));
    }
}
