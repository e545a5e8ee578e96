package vn.chitieu.ingestion.exemption;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

class MongoExemptionsIT extends ExemptionRepositoryContract {

    private static final Quarter QUARTER = new Quarter(2021, 4);
    private static final LocalDate DAY = LocalDate.of(2022, 4, 8);

    @Override
    protected ExemptionRepository empty() {
        return new MongoExemptions(TestDatabase.fresh(), City.defaultCity());
    }

    @Test
    void whatAnOlderReleaseGrantedStaysInTheDefaultCity() {
        MongoDatabase database = TestDatabase.fresh();
        MongoExemptions alone = new MongoExemptions(database, City.defaultCity());
        alone.initialize();
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
        assertThat(alone.of(City.ID)).extracting(Exemption::city).containsExactly(City.ID);
        assertThat(alone.of("hue")).isEmpty();

        alone.initialize();

        DefaultCity none = new DefaultCity(Catalogs.of(City.catalog(), City.catalog("hue")), null);
        assertThat(new MongoExemptions(database, none).of(City.ID))
                .extracting(Exemption::city)
                .containsExactly(City.ID);
    }

    /** What it allowed, it allows no more; those beside it hold. */
    @Test
    void oneThatCannotBeReadIsLeftOut() {
        MongoDatabase database = TestDatabase.fresh();
        MongoExemptions exemptions = new MongoExemptions(database, City.defaultCity());
        exemptions.initialize();
        for (String id : List.of("ex_1", "ex_2")) {
            exemptions.add(
                    new Exemption(id, "north", QUARTER, QUARTER, DAY, DAY, "audit", "admin", City.NOW, null, City.ID));
        }
        database.getCollection("exceptions").updateOne(eq("ex_1"), set("firstQuarter", "x"));

        assertThat(exemptions.of(City.ID)).extracting(Exemption::id).containsExactly("ex_2");
        assertThat(exemptions.covering(City.ID, "north", QUARTER, DAY))
                .map(Exemption::id)
                .hasValue("ex_2");
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            ExemptionRepository exemptions = new MongoExemptions(away.getDatabase("test"), City.defaultCity());

            assertThatThrownBy(() -> exemptions.of(City.ID))
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.EXCEPTIONS_UNAVAILABLE);
        }
    }
}
