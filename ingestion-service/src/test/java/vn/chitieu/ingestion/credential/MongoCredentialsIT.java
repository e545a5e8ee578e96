package vn.chitieu.ingestion.credential;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
        alone.initialize();
        alone.add(City.reporterFor("north"));
        alone.add(City.admin("of-all").of(Credential.ALL_CITIES));
        database.getCollection("credentials").updateOne(eq("reporter"), unset("city"));
        assertThat(alone.find("reporter")).map(Credential::city).hasValue(City.ID);
        assertThat(alone.of(City.ID)).extracting(Credential::id).containsExactly("reporter");
        DefaultCity none = new DefaultCity(Catalogs.of(City.catalog(), City.catalog("hue")), null);
        assertThat(new MongoCredentials(database, none).find("reporter"))
                .map(one -> one.coversCity(City.ID))
                .hasValue(false);

        alone.initialize();

        MongoCredentials beside = new MongoCredentials(database, none);
        assertThat(beside.find("reporter")).map(Credential::city).hasValue(City.ID);
        assertThat(beside.find("of-all")).map(Credential::city).hasValue(Credential.ALL_CITIES);
    }

    /** As after the return to a release that does not know a right yet. It opens nothing, and shuts out no other. */
    @Test
    void oneThatCannotBeReadIsLeftOutOfWhatIsFoundTogether() {
        MongoDatabase database = TestDatabase.fresh();
        MongoCredentials credentials = new MongoCredentials(database, City.defaultCity());
        credentials.initialize();
        for (String id : List.of("hue-1", "small-1")) {
            credentials.add(withKafkaAccount(id));
        }
        database.getCollection("credentials").updateOne(eq("hue-1"), set("rights", List.of("OF_A_NEWER_RELEASE")));

        assertThat(credentials.withKafkaAccount()).extracting(Credential::id).containsExactly("small-1");
        assertThat(credentials.all()).extracting(Credential::id).containsExactly("small-1");
        assertThat(credentials.of(City.ID)).extracting(Credential::id).containsExactly("small-1");
        assertThat(credentials.findNow(Set.of("hue-1", "small-1")))
                .extracting(Credential::id)
                .containsExactly("small-1");
        assertThatThrownBy(() -> credentials.findNow("hue-1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Credential withKafkaAccount(String id) {
        Credential without = aCredential(id).of("north").in(City.ID).build();
        return new Credential(
                id,
                without.name(),
                without.rights(),
                without.units(),
                without.indicators(),
                without.owners(),
                without.secrets(),
                without.validity(),
                true,
                without.pace(),
                without.city());
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
