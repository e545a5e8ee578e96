package vn.chitieu.ingestion.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

class MongoExemptionsIT extends ExemptionRepositoryContract {

    @Override
    protected ExemptionRepository empty() {
        return new MongoExemptions(TestDatabase.fresh(), City.defaultCity());
    }

    @Test
    void whatAnOlderReleaseGrantedStaysInTheDefaultCity() {
        MongoDatabase database = TestDatabase.fresh();
        MongoExemptions alone = new MongoExemptions(database, City.defaultCity());
        database.getCollection("exceptions")
                .insertOne(new Document("_id", "ex_1")
                        .append("unit", "north")
                        .append("firstQuarter", "2021-Q4")
                        .append("lastQuarter", "2021-Q4")
                        .append("firstDay", "2022-04-01")
                        .append("lastDay", "2022-04-09")
                        .append("reason", "audit")
                        .append("grantedBy", "admin")
                        .append("grantedAt", Date.from(City.NOW)));
        assertThat(alone.all()).extracting(Exemption::city).containsExactly(City.ID);

        alone.initialize();

        DefaultCity none = new DefaultCity(Catalogs.of(City.catalog(), City.catalog("hue")), null);
        assertThat(new MongoExemptions(database, none).all())
                .extracting(Exemption::city)
                .containsExactly(City.ID);
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            ExemptionRepository exemptions = new MongoExemptions(away.getDatabase("test"), City.defaultCity());

            assertThatThrownBy(exemptions::all)
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.EXCEPTIONS_UNAVAILABLE);
        }
    }
}
