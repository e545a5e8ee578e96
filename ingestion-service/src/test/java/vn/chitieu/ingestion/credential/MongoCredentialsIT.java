package vn.chitieu.ingestion.credential;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

class MongoCredentialsIT extends CredentialRepositoryContract {

    @Override
    protected CredentialRepository empty() {
        return new MongoCredentials(TestDatabase.fresh(), City.defaultCity());
    }

    /** What an older release issued has no city; it keeps the one that it belongs to when another one is added. */
    @Test
    void whatAnOlderReleaseIssuedStaysInTheDefaultCity() {
        MongoDatabase database = TestDatabase.fresh();
        MongoCredentials alone = new MongoCredentials(database, City.defaultCity());
        alone.add(City.reporterFor("north"));
        alone.add(City.admin("of-all").of(Credential.ALL_CITIES));
        database.getCollection("credentials").updateOne(eq("reporter"), unset("city"));
        assertThat(alone.find("reporter")).map(Credential::city).hasValue(City.ID);
        DefaultCity none = new DefaultCity(Catalogs.of(City.catalog(), City.catalog("hue")), null);
        assertThat(new MongoCredentials(database, none).find("reporter"))
                .map(one -> one.coversCity(City.ID))
                .hasValue(false);

        alone.initialize();

        MongoCredentials beside = new MongoCredentials(database, none);
        assertThat(beside.find("reporter")).map(Credential::city).hasValue(City.ID);
        assertThat(beside.find("of-all")).map(Credential::city).hasValue(Credential.ALL_CITIES);
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            CredentialRepository credentials = new MongoCredentials(away.getDatabase("test"), City.defaultCity());

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
