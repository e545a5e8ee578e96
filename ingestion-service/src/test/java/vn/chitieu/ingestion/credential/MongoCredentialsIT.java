package vn.chitieu.ingestion.credential;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

class MongoCredentialsIT extends CredentialRepositoryContract {

    @Override
    protected CredentialRepository empty() {
        return new MongoCredentials(TestDatabase.fresh());
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            CredentialRepository credentials = new MongoCredentials(away.getDatabase("test"));

            assertThatThrownBy(() -> credentials.find("a"))
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);
            assertThatThrownBy(() -> credentials.revoke("a", Instant.EPOCH))
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);
        }
    }
}
