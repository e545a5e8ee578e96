package vn.chitieu.support.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Kafka error handler that retries a failed batch for ever, each time with a poll in between, for any fault. A batch
 * that names no record at which it failed has failed at its first: so all take the same way, with a growing number of
 * attempts and a success that is noticed.
 */
final class EndlessRetryErrorHandler extends DefaultErrorHandler {

    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    EndlessRetryErrorHandler(RetryLogger retries) {
        super(waits());
        setClassifications(Map.of(), true);
        setLogLevel(KafkaException.Level.DEBUG);
        setRetryListeners(retries);
    }

    private static ExponentialBackOff waits() {
        ExponentialBackOff waits = new ExponentialBackOff(FIRST_WAIT_MILLIS, 2);
        waits.setMaxInterval(LONGEST_WAIT_MILLIS);
        return waits;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> data,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        super.handleBatch(atARecord(thrown, data), data, consumer, container, invokeListener);
    }

    @Override
    public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(
            Exception thrown,
            ConsumerRecords<?, ?> data,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        return super.handleBatchAndReturnRemaining(atARecord(thrown, data), data, consumer, container, invokeListener);
    }

    private static Exception atARecord(Exception thrown, ConsumerRecords<?, ?> data) {
        for (Throwable inner = thrown; inner != null; inner = inner.getCause()) {
            if (inner instanceof BatchListenerFailedException) {
                return thrown;
            }
        }
        return data.isEmpty()
                ? thrown
                : new BatchListenerFailedException(
                        "a batch could not be taken", thrown, data.iterator().next());
    }
}
