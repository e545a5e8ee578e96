package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

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
}
