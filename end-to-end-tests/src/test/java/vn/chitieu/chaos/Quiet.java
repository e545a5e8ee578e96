package vn.chitieu.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.line.Http;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Keys;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.line.Waiting;
import vn.chitieu.localstack.services.ConsumerLag;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** Knows when nothing is under way on a line: all instances are ready, all records are read, all mail has left. */
final class Quiet {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DOOR = "ingestion-door";
    private static final int LOOKS_IN_A_ROW = 5;

    private final Line line;
    private int inARow;
    private String busy = "";

    Quiet(Line line) {
        this.line = line;
    }

    /** Returns when everything is quiet. */
    void await(Duration patience) throws InterruptedException {
        try (ConsumerLag lag = new ConsumerLag(Map.of("bootstrap.servers", line.bootstrapServers()))) {
            Waiting.until("quiet", patience, () -> {
                busy = underWay(lag);
                inARow = busy.isEmpty() ? inARow + 1 : 0;
                return inARow >= LOOKS_IN_A_ROW;
            });
        } catch (IllegalStateException tooLong) {
            throw new IllegalStateException(tooLong.getMessage() + ": " + busy, tooLong);
        }
    }

    private String underWay(ConsumerLag lag) {
        Map<String, String> notReady = new HashMap<>();
        for (Instance instance : line.instances()) {
            String health = instance.health();
            if (!health.equals("UP")) {
                notReady.put(instance.name(), health);
            }
        }
        if (!notReady.isEmpty()) {
            return notReady.toString();
        }
        try {
            long atTheDoor = atTheDoor();
            if (atTheDoor > 0) {
                return atTheDoor + " records at the Kafka door";
            }
            long updates =
                    lag.of("aggregation", "indicator-updates") + lag.of("aggregation-targets", "target-assignments");
            long totals = lag.of("notification", "quarterly-totals");
            if (updates + totals > 0) {
                return updates + " updates, " + totals + " totals before their readers";
            }
            int pending = pendingNotices();
            int live = count("/api/v1/mails?state=live&limit=200", "mails");
            return pending + live == 0 ? "" : pending + " notices, " + live + " mails under way";
        } catch (RuntimeException | java.io.IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The wards write without transactions, so each offset is a record. */
    private long atTheDoor() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", line.bootstrapServers(), "client.id", "quiet"))) {
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(DOOR)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> committed.put(partition, offset == null ? 0 : offset.offset()));
            Map<TopicPartition, OffsetSpec> topics = new HashMap<>();
            admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("ward-updates."))
                    .forEach(topic -> topics.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
            return admin.listOffsets(topics).all().get().entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L)))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell the offsets of the door: " + e.getCause(), e);
        }
    }

    private int pendingNotices() throws java.io.IOException, InterruptedException {
        int pending = 0;
        for (JsonNode one : get("/api/v1/cases?limit=200").path("cases")) {
            pending += one.path("pendingNotices").asInt();
        }
        return pending;
    }

    private int count(String path, String field) throws java.io.IOException, InterruptedException {
        return get(path).path(field).size();
    }

    private JsonNode get(String path) throws java.io.IOException, InterruptedException {
        List<Instance> both = line.instances(Service.NOTIFICATION);
        return Http.json(
                Http.get(both.get(0).port(), path, Keys.STAFF, PATIENCE).body());
    }
}
