package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Receipts are asked for while Kafka is away. */
@Timeout(240)
@Tag("slow")
class ReceiptsWithoutTheLogIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @Test
    void whatOnlyTheLogKnowsIsToBeAskedAgain() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
        try (RunningAggregation service = start(broker)) {
            String plain = send(broker, update("r-1", "nam-ngan", "LAND_CLEARED", "2003-01", "1"));
            String conflict = send(broker, update("r-1", "nam-ngan", "LAND_CLEARED", "2003-01", "2"));
            await().atMost(TIMEOUT)
                    .until(() ->
                            service.get(conflict).path("outcome").asString().equals("CONFLICT"));
            String address = broker.bootstrapServers();
            broker.close();

            HttpResponse<String> answer = service.answer(conflict);

            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(answer.statusCode() + " " + problem.path("code").asString())
                    .isEqualTo("503 LOG_UNAVAILABLE");
            assertThat(problem.path("type").asString()).isEqualTo("urn:chitieu:problem:log-unavailable");
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
            assertThat(service.get(plain).path("outcome").asString()).isEqualTo("CREATED");

            broker = EmbeddedBroker.start(data, URI.create("kafka://" + address).getPort());
            await().atMost(TIMEOUT).until(() -> service.status(conflict) == 200);
            assertThat(service.get(conflict).path("conflict").path("differs").size())
                    .isEqualTo(1);
        } finally {
            broker.close();
        }
    }

    private static RunningAggregation start(EmbeddedBroker broker) {
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=../catalog/thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.aggregation.database=" + TestDatabase.freshName());
    }

    private static String send(EmbeddedBroker broker, ProducerRecord<String, byte[]> update) throws Exception {
        try (KafkaProducer<String, byte[]> log =
                new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer())) {
            var sent = log.send(update).get();
            return "/api/v1/receipts/" + sent.partition() + "-" + sent.offset();
        }
    }
}
