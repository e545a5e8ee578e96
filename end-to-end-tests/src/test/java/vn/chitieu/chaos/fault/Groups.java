package vn.chitieu.chaos.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.utils.Utils;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Waiting;

/** The consumer groups of a line: who reads the city, and what the broker remembers of a group. */
final class Groups {

    private static final String UPDATES = "indicator-updates";
    private static final int PARTITIONS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final String bootstrapServers;

    Groups(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Deletes what the broker remembers of a group whose consumers are stopped. */
    void forget(String group) throws InterruptedException {
        try (Admin admin = admin()) {
            // A group is empty once the broker has seen its members leave.
            Waiting.until("the group " + group + " to be deleted", TIMEOUT, () -> isDeleted(admin, group));
        }
    }

    private static boolean isDeleted(Admin admin, String group) {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException notEmptyYet) {
            return notEmptyYet.getCause() instanceof GroupIdNotFoundException;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns the instance whose consumer reads the city's partition; the first one where there is none. */
    Instance leader(List<Instance> both) throws InterruptedException {
        int city = Utils.toPositive(Utils.murmur2("thanh-hoa".getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
        try (Admin admin = admin()) {
            return admin.describeConsumerGroups(List.of("aggregation")).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .anyMatch(one -> one.topic().equals(UPDATES) && one.partition() == city))
                    .flatMap(member ->
                            both.stream().filter(one -> member.clientId().startsWith(one.name())))
                    .findFirst()
                    .orElse(both.get(0));
        } catch (ExecutionException theBrokerIsAway) {
            return both.get(0);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers, "client.id", "chaos"));
    }
}
