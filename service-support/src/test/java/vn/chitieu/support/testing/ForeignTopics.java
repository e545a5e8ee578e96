package vn.chitieu.support.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.awaitility.Awaitility;
import vn.chitieu.contracts.kafka.Topics;

/**
 * The topics of Chitieu on a broker that outlives the tests. They are deleted only where a marker says that the broker
 * is for tests, so that a mistaken address costs no data.
 */
final class ForeignTopics {

    /** The topic that says that what else is on the broker may be deleted. */
    static final String MARKER = "chitieu-integration-tests";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Set<String> NAMES = Set.of(
            Topics.INDICATOR_UPDATES,
            Topics.TARGET_ASSIGNMENTS,
            Topics.REJECTED_UPDATES,
            Topics.QUARTERLY_TOTALS,
            Topics.ALERT_EVENTS,
            Topics.UNIT_REMARKS,
            Topics.REJECTION_COUNTS,
            Topics.ACCOUNT_INVITATIONS,
            Topics.STORE_MARKS,
            Topics.CITY_CATALOGS);
    private static final List<String> GROUPS = List.of("ingestion", "aggregation", "notification");

    private ForeignTopics() {}

    /**
     * Deletes topics and groups; returns when the topics are gone.
     *
     * @throws IllegalStateException if the broker does not answer, or has topics of Chitieu and no marker
     */
    static void delete(String bootstrapServers) {
        int millis = Math.toIntExact(TIMEOUT.toMillis());
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", millis,
                "default.api.timeout.ms", millis))) {
            Set<String> found = admin.listTopics().names().get();
            Set<String> ours = ours(found);
            if (!found.contains(MARKER)) {
                if (!ours.isEmpty()) {
                    throw new IllegalStateException("-D" + TestBroker.PROPERTY + "=" + bootstrapServers
                            + ": expected a broker for tests alone, got topics of Chitieu without the topic " + MARKER
                            + ": " + ours);
                }
                admin.createTopics(List.of(new NewTopic(MARKER, Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
            admin.deleteTopics(ours).all().get();
            Awaitility.await()
                    .atMost(TIMEOUT)
                    .until(() -> ours(admin.listTopics().names().get()).isEmpty());
            deleteGroups(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "-D" + TestBroker.PROPERTY + "=" + bootstrapServers + ": expected a Kafka that answers within "
                            + TIMEOUT.toSeconds() + " s and deletes topics, got " + e.getCause(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deleting topics", e);
        }
    }

    private static Set<String> ours(Set<String> topics) {
        return topics.stream()
                .filter(topic -> NAMES.contains(topic)
                        || topic.startsWith(Topics.WARD_UPDATES)
                        || topic.startsWith(Topics.WARD_ANSWERS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One that still has members has no offsets to go on from either: those went with the topics. */
    private static void deleteGroups(Admin admin) throws InterruptedException, ExecutionException {
        List<String> groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> GROUPS.stream().anyMatch(group::startsWith))
                .toList();
        for (String group : groups) {
            try {
                admin.deleteConsumerGroups(List.of(group)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupNotEmptyException)
                        && !(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw e;
                }
            }
        }
    }
}
