package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.ingestion.problem.RequestsUnavailableException;

class MongoKnownRequestsIT extends KnownRequestsContract {

    private static EmbeddedDatabase database;
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        database = EmbeddedDatabase.inMemory();
        client = MongoClients.create(database.uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
        database.close();
    }

    @Override
    protected KnownRequests empty() {
        return new MongoKnownRequests(fresh());
    }

    @Test
    void dropsTheMonthsBeforeTheLast() {
        MongoDatabase months = fresh();
        for (String month : new String[] {"2022-02", "2022-03", "2022-04"}) {
            new MongoKnownRequests(months)
                    .begin(new KnownRequest("a" + month, "f", Instant.parse(month + "-15T00:00:00Z"), null, null));
        }

        assertThat(months.listCollectionNames()).containsExactlyInAnyOrder("requests-2022-03", "requests-2022-04");
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            KnownRequests requests = new MongoKnownRequests(away.getDatabase("test"));
            KnownRequest request = new KnownRequest("a", "f", Instant.EPOCH, null, null);

            assertThatThrownBy(() -> requests.begin(request)).isInstanceOf(RequestsUnavailableException.class);
            assertThatThrownBy(() -> requests.answered(request, new KnownRequest.Answer(202, "a/b", PackedText.of(""))))
                    .isInstanceOf(RequestsUnavailableException.class);
        }
    }

    private static MongoDatabase fresh() {
        return client.getDatabase("test-" + UUID.randomUUID());
    }
}
