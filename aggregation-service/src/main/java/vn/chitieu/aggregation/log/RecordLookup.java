package vn.chitieu.aggregation.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Reads single records by their offsets. All requests share {@value #CONSUMERS} consumers that fetch little, each on a
 * thread of its own: a fetch goes through a buffer outside of the heap that is as large as the fetch and stays with its
 * thread, so that fetches of the backlog's size on the threads of requests exhaust that memory. Thread-safe.
 */
public final class RecordLookup implements AutoCloseable {

    static final int CONSUMERS = 2;

    private static final int MOST_WAITING = 100;
    private static final int FETCH_BYTES = 64 << 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Deque<Consumer<String, byte[]>> idle = new ArrayDeque<>(CONSUMERS);
    private final ConsumerFactory<String, byte[]> consumers;
    private final ExecutorService threads;

    /** Makes consumers like those of a factory that fetch little. */
    static RecordLookup of(ConsumerFactory<String, byte[]> consumers) {
        return new RecordLookup(
                new DefaultKafkaConsumerFactory<>(smallFetches(consumers.getConfigurationProperties())));
    }

    RecordLookup(ConsumerFactory<String, byte[]> consumers) {
        this.consumers = consumers;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                CONSUMERS, CONSUMERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "record-lookup-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Returns the record at an offset; empty where there is none, or none any more.
     *
     * @throws LogUnavailableException if the broker does not answer in time, or too many look-ups wait already
     * @throws IllegalStateException if the broker refuses
     */
    Optional<ConsumerRecord<String, byte[]>> find(TopicPartition partition, long offset) {
        String place = partition + "@" + offset;
        Future<Optional<ConsumerRecord<String, byte[]>>> found = submit(partition, offset, place);
        try {
            return found.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed(place, Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (TimeoutException silent) {
            found.cancel(true);
            throw new LogUnavailableException("expected the record at " + place + " within " + TIMEOUT, silent);
        } catch (InterruptedException stopping) {
            found.cancel(true);
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("stopped while looking for the record at " + place, stopping);
        }
    }

    private static IllegalStateException failed(String place, Throwable why) {
        String expected = "expected the record at " + place;
        boolean isPassing = why instanceof LogUnavailableException || why instanceof RetriableException;
        return isPassing ? new LogUnavailableException(expected, why) : new IllegalStateException(expected, why);
    }

    private Future<Optional<ConsumerRecord<String, byte[]>>> submit(
            TopicPartition partition, long offset, String place) {
        try {
            return threads.submit(() -> read(partition, offset));
        } catch (RejectedExecutionException busy) {
            throw new LogUnavailableException("too many look-ups wait already, not made: " + place, busy);
        }
    }

    /** A consumer that failed is not used again. */
    private Optional<ConsumerRecord<String, byte[]>> read(TopicPartition partition, long offset) {
        Consumer<String, byte[]> consumer = borrow();
        boolean isFine = false;
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            Optional<ConsumerRecord<String, byte[]>> found = poll(consumer, partition, offset);
            consumer.unsubscribe();
            isFine = true;
            return found;
        } finally {
            if (isFine) {
                giveBack(consumer);
            } else {
                consumer.close();
            }
        }
    }

    private static Optional<ConsumerRecord<String, byte[]>> poll(
            Consumer<String, byte[]> consumer, TopicPartition partition, long offset) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() - end < 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                // Another one: this offset holds none any more, or lies beyond the end.
                return record.offset() == offset ? Optional.of(record) : Optional.empty();
            }
            // A transaction's marker takes an offset and is no record.
            if (consumer.position(partition, POLL) != offset) {
                return Optional.empty();
            }
        }
        throw new LogUnavailableException("expected an answer of the broker within " + TIMEOUT);
    }

    private Consumer<String, byte[]> borrow() {
        Consumer<String, byte[]> known = takeIdle();
        return known == null ? consumers.createConsumer(null, "-lookup") : known;
    }

    private synchronized @Nullable Consumer<String, byte[]> takeIdle() {
        return idle.poll();
    }

    private synchronized void giveBack(Consumer<String, byte[]> consumer) {
        if (threads.isShutdown()) {
            consumer.close();
        } else {
            idle.push(consumer);
        }
    }

    /** Returns the settings of a consumer that reads one record at a time, made from those of the backlog's. */
    public static Map<String, Object> smallFetches(Map<String, Object> settings) {
        Map<String, Object> small = new HashMap<>(settings);
        small.remove(ConsumerConfig.GROUP_ID_CONFIG);
        small.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        small.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        small.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        small.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        small.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return small;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        synchronized (this) {
            idle.forEach(Consumer::close);
            idle.clear();
        }
    }
}
