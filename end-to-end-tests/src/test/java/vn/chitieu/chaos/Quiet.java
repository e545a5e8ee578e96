package vn.chitieu.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Keys;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.line.Waiting;
import vn.chitieu.localstack.services.ConsumerLag;
import vn.chitieu.localstack.services.NotificationApi;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** Knows when nothing is under way on a line: all instances are ready, all records are read, all mail has left. */
final class Quiet {

    private static final String DOOR = "ingestion-door";
    private static final int LOOKS_IN_A_ROW = 5;

    private final Line line;
    private final List<About> cities;
    private final Runnable eachTime;
    private int inARow;
    private String busy = "";

    /**
     * Makes one.
     *
     * @param cities all of them
     * @param eachTime what is done before each look
     */
    Quiet(Line line, List<About> cities, Runnable eachTime) {
        this.line = line;
        this.cities = cities;
        this.eachTime = eachTime;
    }

    /** Returns when everything is quiet. */
    void await(Duration timeout) throws InterruptedException {
        try (ConsumerLag lag = new ConsumerLag(Map.of("bootstrap.servers", line.bootstrapServers()))) {
            Waiting.until("quiet", timeout, () -> {
                eachTime.run();
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
            String waiting = new WaitingCities(line).text();
            return waiting.isEmpty() ? mailsUnderWay() : waiting;
        } catch (RuntimeException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private String mailsUnderWay() {
        Instance first = line.instances(Service.NOTIFICATION).get(0);
        URI address = URI.create("http://127.0.0.1:" + first.port());
        for (About city : cities) {
            NotificationApi notification = new NotificationApi(address, Keys.STAFF, city.city());
            int pending = notification.pendingNotices();
            if (pending > 0) {
                return pending + " notices " + city.city();
            }
            if (notification.hasLiveMails()) {
                return "mails under way " + city.city();
            }
        }
        return "";
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
}
