package vn.chitieu.ingestion.exemption;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

class MongoExemptionsIT extends ExemptionRepositoryContract {

    @Override
    protected ExemptionRepository empty() {
        return new MongoExemptions(TestDatabase.fresh());
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
