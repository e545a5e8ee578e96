package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

class AcknowledgedSendTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<ProducerRecord<String, byte[]>> THREE = List.of(record("a"), record("b"), record("c"));

    @Test
    void returnsWhenAllAreAcknowledged() {
        SharedProducer producer = new SharedProducer(true);

        assertThatCode(() -> AcknowledgedSend.send(template(producer), THREE, LONG))
                .doesNotThrowAnyException();

        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a", "b", "c");
    }

    @Test
    void failsWhereOneIsNotAcknowledgedInTime() {
        SharedProducer producer = new SharedProducer(false);

        assertThatThrownBy(() -> AcknowledgedSend.send(template(producer), THREE, SHORT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("expected 3 acknowledgements within PT0.02S");
    }

    /** Or what is still on its way could come behind newer records of another process. */
    @Test
    void waitsForThoseBeforeOneThatHasFailed() {
        SharedProducer producer = new SharedProducer(false, "b");

        assertThatThrownBy(() -> AcknowledgedSend.send(template(producer), THREE, SHORT))
                .hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);

        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a");
    }

    /** A broker that is away costs one wait for metadata, not one for each record. */
    @Test
    void sendsNoneAfterOneThatHasFailed() {
        SharedProducer producer = new SharedProducer(true, "b");

        assertThatThrownBy(() -> AcknowledgedSend.send(template(producer), THREE, LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("b has no metadata");

        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a");
    }

    private static ProducerRecord<String, byte[]> record(String key) {
        return new ProducerRecord<>("t", key, new byte[] {1});
    }

    private static KafkaTemplate<String, byte[]> template(Producer<String, byte[]> producer) {
        return new KafkaTemplate<>(() -> producer);
    }

    /**
     * Stays open for the next record, as the shared producer of a factory does; and as one whose wait for metadata is
     * over, returns a future that has failed.
     */
    private static final class SharedProducer extends MockProducer<String, byte[]> {

        private final Set<String> refused;

        SharedProducer(boolean acknowledges, String... refused) {
            super(acknowledges, null, new StringSerializer(), new ByteArraySerializer());
            this.refused = Set.of(refused);
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            if (!refused.contains(record.key())) {
                return super.send(record, callback);
            }
            TimeoutException away = new TimeoutException(record.key() + " has no metadata");
            callback.onCompletion(null, away);
            return CompletableFuture.failedFuture(away);
        }

        @Override
        public void close(Duration timeout) {
            // Shared.
        }
    }
}
