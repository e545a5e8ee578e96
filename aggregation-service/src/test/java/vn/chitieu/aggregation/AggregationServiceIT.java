package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The story on the embedded parts, which stay while the service is started again. */
class AggregationServiceIT extends AggregationStory {

    private final String database = TestDatabase.freshName();

    @Override
    ConfigurableApplicationContext startService() {
        return AggregationService.application()
                .run(
                        "--server.port=0",
                        "--chitieu.catalog=../catalog/thanh-hoa",
                        "--chitieu.topics.partitions=1",
                        "--chitieu.aggregation.database=" + database,
                        "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                        "--spring.mongodb.uri=" + TestDatabase.uri());
    }

    @Override
    String bootstrapServers() {
        return TestBroker.bootstrapServers();
    }

    @Test
    void readsOnFromThePositionInTheDatabaseAfterARestart() throws Exception {
        awaitReceipt(send(update("e-1", "nam-ngan", "LAND_CLEARED", "2015-01", "1")));
        service.close();
        String whileAway = send(update("e-2", "dien-bien", "LAND_CLEARED", "2015-01", "2"));
        service = startService();

        assertThat(awaitReceipt(whileAway).path("outcome").asString()).isEqualTo("CREATED");
        JsonNode total = get("/api/v1/totals/city/LAND_CLEARED/2015-Q1");
        assertThat(total.path("value").asString()).isEqualTo("3");
        assertThat(total.path("revision").asInt()).isEqualTo(2);
    }

    /**
     * A backup that is restored under the running service, or a write of the position whose answer was lost: the
     * database says where to read on, and nothing waits for ever.
     */
    @Test
    void readsOnFromThePositionInTheDatabaseWhenItWasMovedUnderTheRunningService() throws Exception {
        awaitReceipt(send(update("h-1", "nam-ngan", "LAND_CLEARED", "2010-01", "1")));
        MongoCollection<Document> positions = TestDatabase.named(database).getCollection("positions");
        Bson updates = Filters.eq("_id", "indicator-updates-0");
        long end = positions.find(updates).first().getLong("next");

        positions.updateOne(updates, Updates.set("next", 0L));
        assertThat(awaitReceipt(send(update("h-2", "dien-bien", "LAND_CLEARED", "2010-01", "2")))
                        .path("outcome")
                        .asString())
                .isEqualTo("CREATED");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(positions.find(updates).first().getLong("next"))
                        .isEqualTo(end + 1));

        assertThat(awaitReceipt(send(update("h-3", "ba-dinh", "LAND_CLEARED", "2010-01", "4")))
                        .path("outcome")
                        .asString())
                .isEqualTo("CREATED");
        assertThat(get("/api/v1/totals/city/LAND_CLEARED/2010-Q1").path("value").asString())
                .isEqualTo("7");
    }
}
