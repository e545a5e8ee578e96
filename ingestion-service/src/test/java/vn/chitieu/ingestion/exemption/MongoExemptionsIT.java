package vn.chitieu.ingestion.exemption;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.UnavailableException;

class MongoExemptionsIT extends ExemptionRepositoryContract {

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
    protected ExemptionRepository empty() {
        return new MongoExemptions(client.getDatabase("test-" + UUID.randomUUID()));
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            ExemptionRepository exemptions = new MongoExemptions(away.getDatabase("test"));

            assertThatThrownBy(exemptions::all)
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.EXCEPTIONS_UNAVAILABLE);
        }
    }
}
