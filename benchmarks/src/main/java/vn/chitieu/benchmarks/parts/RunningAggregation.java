package vn.chitieu.benchmarks.parts;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import vn.chitieu.aggregation.AggregationApplication;
import vn.chitieu.aggregation.log.LogPositions;

/**
 * The aggregation service itself, whole: with its web server, its published totals, its streams. It reads the topic
 * once {@code read} is called.
 */
public final class RunningAggregation implements AutoCloseable {

    /** How many records it takes at once at most, by default. */
    public static final int LARGE_BATCH = 100_000;

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ConfigurableApplicationContext service;

    private RunningAggregation(ConfigurableApplicationContext service) {
        this.service = service;
    }

    /** Starts it; it takes requests and does not read yet. */
    public static RunningAggregation start(String bootstrapServers, String mongodbUri, Path catalog) {
        return start(bootstrapServers, mongodbUri, catalog, LARGE_BATCH);
    }

    /** Starts one that takes no more than so many records at once, as if no more came at a time. */
    public static RunningAggregation start(String bootstrapServers, String mongodbUri, Path catalog, int batch) {
        Map<String, String> own = new HashMap<>(ReaderKey.settings());
        own.put("spring.kafka.listener.auto-startup", "false");
        // What operations.md says of a machine that has memory to spare for a backlog.
        own.put("spring.kafka.consumer.max-poll-records", String.valueOf(batch));
        own.put("spring.kafka.consumer.fetch-max-size", "100MB");
        own.put("spring.kafka.consumer.properties.max.partition.fetch.bytes", "67108864");
        return new RunningAggregation(
                Services.start(AggregationApplication.application(), bootstrapServers, mongodbUri, catalog, own));
    }

    /** Lets it read the topic. */
    public void read() {
        service.getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainers()
                .forEach(MessageListenerContainer::start);
    }

    /** Stops it from reading; it goes on answering. */
    public void pause() {
        service.getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainers()
                .forEach(MessageListenerContainer::stop);
    }

    /**
     * Waits until the position in the database, which is written last, has come so far. Until then it asks a counter,
     * which costs nothing, and not the database.
     *
     * @param partition the partition
     * @param end its next offset
     * @param counted how many updates this service will have counted then
     */
    public void awaitPosition(int partition, int end, int counted) {
        awaitCounted(counted);
        LogPositions positions = service.getBean(LogPositions.class);
        Waiting.until(
                "the position " + end, PAUSE, () -> positions.next(partition).orElse(0) >= end);
    }

    /** Waits until the service has counted that many updates, each batch as a whole, and returns how many it has. */
    public int awaitCounted(int counted) {
        Waiting.until(counted + " updates", PAUSE, () -> counted() >= counted);
        return (int) counted();
    }

    /** Reads a topic that has come no further from its beginning to its end. */
    public void readAll(UpdateTopic topic) {
        read();
        awaitPosition(topic.partition(), topic.updates().size(), topic.updates().size());
    }

    /** Returns what asks it over HTTP. */
    public Api api() {
        return new Api(Services.address(service));
    }

    /** Returns its counters. */
    public MeterRegistry meters() {
        return service.getBean(MeterRegistry.class);
    }

    @Override
    public void close() {
        service.close();
    }

    private double counted() {
        return meters().get("chitieu.updates.received").counter().count();
    }
}
