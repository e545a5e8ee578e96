package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** What a start of the service does to the topics of a broker. */
class TopicsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    /** More partitions would move the city to another one, and what is known of its ids stays behind. */
    @Test
    void neverAddsPartitionsToATopicThatExists() throws Exception {
        try (OwnBroker broker = OwnBroker.start(data);
                Admin admin = Admin.create(broker.superUser())) {
            admin.createTopics(List.of(new NewTopic(Topics.INDICATOR_UPDATES, 1, (short) 1)))
                    .all()
                    .get();
            try (RunningAggregation service = RunningAggregation.start(
                    broker.bootstrapServers(),
                    TestDatabase.uri(),
                    "chitieu.catalog=../catalog/thanh-hoa",
                    "chitieu.topics.partitions=3",
                    "chitieu.aggregation.database=" + TestDatabase.freshName())) {
                await().atMost(TIMEOUT).ignoreExceptions().until(() -> topic(admin, Topics.QUARTERLY_TOTALS) != null);
                await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 200);

                assertThat(topic(admin, Topics.QUARTERLY_TOTALS).partitions()).hasSize(3);
                assertThat(topic(admin, Topics.INDICATOR_UPDATES).partitions()).hasSize(1);
            }
        }
    }

    private static TopicDescription topic(Admin admin, String name) throws Exception {
        Map<String, TopicDescription> described =
                admin.describeTopics(List.of(name)).allTopicNames().get();
        return described.get(name);
    }
}
