package vn.chitieu.aggregation.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends records and waits until every in-sync replica has them. */
public final class AcknowledgedSend {

    private AcknowledgedSend() {}

    /**
     * Sends all, then waits for all.
     *
     * @throws IllegalStateException if one was not acknowledged in time; some may have been
     */
    public static void send(
            KafkaTemplate<String, byte[]> kafka, List<ProducerRecord<String, byte[]>> records, Duration timeout) {
        CompletableFuture<?>[] sent = records.stream().map(kafka::send).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(sent).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected acknowledgements, got an interrupt", interrupted);
        } catch (ExecutionException | TimeoutException notAcknowledged) {
            throw new IllegalStateException(
                    "expected " + records.size() + " acknowledgements within " + timeout, notAcknowledged);
        }
    }
}
