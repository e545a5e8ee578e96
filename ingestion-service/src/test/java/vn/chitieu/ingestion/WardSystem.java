package vn.chitieu.ingestion;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/** The program of a unit that writes on its own topic and reads its answers. */
final class WardSystem implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String unit;
    private final Parts parts;
    private final KafkaProducer<String, byte[]> producer;

    WardSystem(Parts parts, String unit) {
        this.unit = unit;
        this.parts = parts;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", parts.bootstrapServers(), "acks", "all", "max.request.size", 4 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends one record and returns its answer. */
    UpdateAnswered ask(String json) {
        return answer(send(json));
    }

    RecordMetadata send(String json) {
        return send(json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    RecordMetadata send(byte @Nullable [] value, Map<String, String> headers) {
        return placed(begin(value, headers));
    }

    /** Sends many, then waits for all. */
    List<RecordMetadata> sendAll(List<String> jsons) {
        List<Future<RecordMetadata>> begun = new ArrayList<>();
        jsons.forEach(json -> begun.add(begin(json.getBytes(StandardCharsets.UTF_8), Map.of())));
        return begun.stream().map(WardSystem::placed).toList();
    }

    private Future<RecordMetadata> begin(byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.wardUpdates("thanh-hoa", unit), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record);
    }

    private static RecordMetadata placed(Future<RecordMetadata> begun) {
        try {
            return begun.get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    UpdateAnswered answer(RecordMetadata place) {
        return await().atMost(TIMEOUT)
                .until(() -> find(place), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<UpdateAnswered> find(RecordMetadata place) {
        return answers().stream()
                .filter(answer -> answer.offset() == place.offset() && answer.partition() == place.partition())
                .findFirst();
    }

    /** Returns everything that the unit was ever answered, in order. */
    List<UpdateAnswered> answers() {
        return parts.published(Topics.wardAnswers("thanh-hoa", unit)).stream()
                .map(record -> {
                    try {
                        return CloudEventRecords.read(record, UpdateAnswered.TYPE, UpdateAnswered.class);
                    } catch (UnreadableEventException wrong) {
                        throw new IllegalStateException(wrong);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        producer.close();
    }
}
