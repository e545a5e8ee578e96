package vn.chitieu.benchmarks.parts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;

/**
 * The topic of updates, filled: the update at an index of the load lies at that offset of the partition.
 *
 * @param bootstrapServers where the broker is
 * @param partition the city's partition
 * @param updates what lies in it
 */
public record UpdateTopic(String bootstrapServers, int partition, List<IndicatorUpdated> updates) {

    private static final int PARTITIONS = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Makes the topics and writes the updates as ingestion does. */
    public static UpdateTopic filled(String bootstrapServers, List<IndicatorUpdated> updates) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        TopicDefinitions topics = new TopicDefinitions(PARTITIONS, (short) 1);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(topics.indicatorUpdates(), topics.quarterlyTotals(), topics.rejectedUpdates()))
                    .all()
                    .get();
            return new UpdateTopic(bootstrapServers, write(bootstrapServers, updates, 0), updates);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while filling the topic", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic cannot be filled", e);
        }
    }

    /** Writes further updates behind those that lie there. */
    public UpdateTopic with(List<IndicatorUpdated> more) {
        try {
            write(bootstrapServers, more, updates.size());
            return new UpdateTopic(
                    bootstrapServers,
                    partition,
                    Stream.concat(updates.stream(), more.stream()).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while filling the topic", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic cannot be filled", e);
        }
    }

    /**
     * Deletes how far the topic was read and what was published from it: to a service with an empty database it would
     * be a lost one, which is not published before all is read again.
     */
    public void forgetReaders() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> groups = admin.listGroups().valid().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> group.startsWith("aggregation"))
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
            admin.deleteTopics(List.of(Topics.QUARTERLY_TOTALS)).all().get();
            Waiting.until("the topic of totals is made again", PAUSE, () -> isMade(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while readers are forgotten", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("readers cannot be forgotten", e);
        }
    }

    private static boolean isMade(Admin admin) {
        try {
            admin.createTopics(List.of(new TopicDefinitions(PARTITIONS, (short) 1).quarterlyTotals()))
                    .all()
                    .get();
            return true;
        } catch (ExecutionException stillThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a topic is made", stopped);
        }
    }

    /** Returns the receipt of the update at an index. */
    public String receipt(int index) {
        return partition + "-" + index;
    }

    private static int write(String bootstrapServers, List<IndicatorUpdated> updates, int before)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 20);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            // Alone: of several on their way at once to a topic just made the broker may refuse the first, which it
            // does
            // not lead yet, and take the second, and the order of their numbers cannot be mended any more.
            Future<RecordMetadata> sent = producer.send(record(updates.get(0)));
            sent.get();
            for (IndicatorUpdated update : updates.subList(1, updates.size())) {
                sent = producer.send(record(update));
            }
            producer.flush();
            RecordMetadata end = sent.get();
            int last = before + updates.size() - 1;
            if (end.offset() != last) {
                throw new IllegalStateException("expected offset " + last + " at the end, got " + end.offset());
            }
            return end.partition();
        }
    }

    private static ProducerRecord<String, byte[]> record(IndicatorUpdated update) {
        return CloudEventRecords.write(
                Topics.INDICATOR_UPDATES,
                BenchmarkCity.ID,
                IndicatorUpdated.TYPE,
                update.id(),
                "/chitieu/ingestion",
                update.reportedAt(),
                update);
    }
}
