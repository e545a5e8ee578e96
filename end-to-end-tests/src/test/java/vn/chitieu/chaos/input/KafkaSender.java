package vn.chitieu.chaos.input;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.chitieu.chaos.line.Http;

/** Sends updates on the topics of their units, again until the broker has them. */
public final class KafkaSender implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String city;
    private final Journal journal;

    /** Takes where the broker is, and whose updates are sent. */
    public KafkaSender(String bootstrapServers, String city, Journal journal) {
        this.city = city;
        this.journal = journal;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "delivery.timeout.ms", 20_000,
                        "request.timeout.ms", 5_000,
                        "max.block.ms", 10_000,
                        "linger.ms", 0,
                        "client.id", "ward"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends an input; returns when the broker has acknowledged each of its records. */
    public void send(Input input) throws InterruptedException {
        journal.sending(input.rows());
        for (Row row : input.rows()) {
            send(row);
        }
    }

    private void send(Row row) throws InterruptedException {
        while (true) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    "ward-updates." + city + "." + row.unit(), Http.JSON.writeValueAsBytes(row.fields()));
            record.headers().add("confirm", "true".getBytes(StandardCharsets.UTF_8));
            try {
                producer.send(record).get();
                journal.attempt("kafka");
                return;
            } catch (ExecutionException | KafkaException unknown) {
                Throwable cause = unknown instanceof ExecutionException ? unknown.getCause() : unknown;
                journal.attempt("kafka " + cause.getClass().getSimpleName());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
