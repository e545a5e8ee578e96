package vn.chitieu.ingestion.plausibility;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads all of a topic, such as {@code quarterly-totals}, at the start and what comes from then on, beside the service:
 * every instance reads every partition, without a group, and commits nothing. While the broker is away, it retries for
 * ever; it then begins again from the start, because reading a record again is idempotent.
 */
final class FigureHistoryConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FigureHistoryConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final long PAUSE_SECONDS = 2;
    private static final int POLLS_UNTIL_A_LOOK = 60;

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> taker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread reader;
    private volatile @Nullable Consumer<String, byte[]> reading;

    FigureHistoryConsumer(
            Supplier<Consumer<String, byte[]>> consumers,
            String topic,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> taker) {
        this.consumers = consumers;
        this.topic = topic;
        this.taker = taker;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::readForEver, "ingestion-history-" + topic);
        thread.setDaemon(true);
        reader = thread;
        thread.start();
    }

    private void readForEver() {
        try {
            do {
                readUntilFault();
            } while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilFault() {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            reading = consumer;
            read(consumer);
        } catch (WakeupException stopping) {
            LOG.debug("{} is read no more", topic);
        } catch (KafkaException fault) {
            LOG.warn("{} is not read, next attempt in {} s: {}", topic, PAUSE_SECONDS, fault.toString());
        } finally {
            reading = null;
        }
    }

    /** A topic that is not there yet looks the same as one without partitions; one that is may get more of them. */
    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        int quiet = 0;
        while (stopped.getCount() > 0) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : records) {
                take(record);
            }
            quiet = records.isEmpty() ? quiet + 1 : quiet;
            if (quiet == POLLS_UNTIL_A_LOOK) {
                quiet = 0;
                if (partitions(consumer).size() != partitions.size()) {
                    return;
                }
            }
        }
    }

    /** A fault about one record must not stop what is read of all others, nor of other cities. */
    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            taker.accept(record);
        } catch (RuntimeException ours) {
            LOG.error("Passed over {}-{}@{}", record.topic(), record.partition(), record.offset(), ours);
        }
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(topic, WAIT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void stop() {
        stopped.countDown();
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        reader = null;
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }
}
