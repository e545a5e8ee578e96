package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTimeoutsTest {

    @Test
    void sharesOutFiveSeconds() {
        Map<String, Object> settings = new PublishTimeouts(Duration.ofSeconds(5)).producerSettings();

        assertThat(settings)
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500L)
                .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000)
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_500)
                .containsEntry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000L)
                .containsEntry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 1_000L)
                .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1)
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 501, 999, 5_000, 60_000})
    void theProducerTakesThemAndIsDoneInTime(long millis) {
        PublishTimeouts times = new PublishTimeouts(Duration.ofMillis(millis));
        Map<String, Object> settings = new HashMap<>(times.producerSettings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");

        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()).close(Duration.ZERO);

        long block = (Long) settings.get(ProducerConfig.MAX_BLOCK_MS_CONFIG);
        int delivery = (Integer) settings.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        assertThat(times.sending().toMillis() + block + delivery).isLessThanOrEqualTo(millis);
    }
}
