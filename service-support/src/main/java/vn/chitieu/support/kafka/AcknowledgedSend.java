package vn.chitieu.support.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends records and waits until every in-sync replica has them. */
public final class AcknowledgedSend {

    private AcknowledgedSend() {}

    /**
     * Sends the records, none after one that has failed by then, and waits until the fate of all that were sent is
     * known, whether or not one has failed.
     *
     * @param timeout of the wait after the last one is handed over; with {@link PublishTimeouts} of the same, the
     *     producer has given up by then what is not acknowledged
     * @throws IllegalStateException if one was not acknowledged in time; others may have been
     */
    public static void send(
            KafkaTemplate<String, byte[]> kafka, List<ProducerRecord<String, byte[]>> records, Duration timeout) {
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<String, byte[]> each : records) {
            try {
                sent.add(kafka.send(each));
            } catch (KafkaException notSent) {
                sent.add(CompletableFuture.failedFuture(notSent));
                break;
            }
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected acknowledgements, got an interrupt", interrupted);
        } catch (ExecutionException | TimeoutException notAcknowledged) {
            throw new IllegalStateException(
                    "expected " + records.size() + " acknowledgements within " + timeout, notAcknowledged);
        }
    }
}
