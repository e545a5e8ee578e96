package vn.chitieu.support.kafka;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.RetryListener;

/**
 * Logs each failed attempt to take in a batch, and that a batch went through after failed attempts; counts the attempts
 * that failed. Its types are those under which Spring Boot looks for an interceptor. Thread-safe.
 */
public final class RetryLogger implements RetryListener, BatchInterceptor<Object, Object> {

    private static final Logger log = LoggerFactory.getLogger(RetryLogger.class);

    private final Counter retried;
    private final Clock clock;
    private final Map<TopicPartition, Failing> failing = new ConcurrentHashMap<>();

    /**
     * Takes the counter of failed attempts, and what says when they were.
     *
     * @param retried grows by one with each
     */
    public RetryLogger(Counter retried, Clock clock) {
        this.retried = retried;
        this.clock = clock;
    }

    /** Returns the batches that are being retried, one for each partition at most. */
    public List<Failing> failing() {
        return List.copyOf(failing.values());
    }

    /**
     * Called for the whole batch beside the other method, always as the first attempt: the other one has the real
     * number.
     */
    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception fault, int attempt) {}

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception fault, int attempt) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        String cause = String.valueOf(cause(fault));
        log.warn(
                "Attempt {} to take in {} from offset {} on failed, tried again until it works: {}",
                attempt,
                partition,
                record.offset(),
                cause);
        failing.merge(
                partition,
                new Failing(partition, record.offset(), attempt, cause, clock.instant()),
                (before, now) -> before.offset() == now.offset() ? now.since(before.since()) : now);
        retried.increment();
    }

    /** Returns the cause, unwrapped from the exceptions of Spring and the listener. */
    private static @Nullable Throwable cause(@Nullable Throwable fault) {
        Throwable inner = fault;
        while (inner instanceof ListenerExecutionFailedException || inner instanceof BatchListenerFailedException) {
            if (inner.getCause() == null) {
                return inner;
            }
            inner = inner.getCause();
        }
        return inner;
    }

    @Override
    public @Nullable ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        return records;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        for (TopicPartition partition : records.partitions()) {
            Failing before = failing.remove(partition);
            if (before != null) {
                log.info("Takes in {} again after {} failed attempts", partition, before.attempts());
            }
        }
    }

    /**
     * A batch that is being tried again.
     *
     * @param partition where it is from
     * @param offset of its first record
     * @param attempts how many have failed
     * @param cause of the last one
     * @param since when the first one failed
     */
    public record Failing(TopicPartition partition, long offset, int attempts, String cause, Instant since) {

        private Failing since(Instant first) {
            return new Failing(partition, offset, attempts, cause, first);
        }
    }
}
