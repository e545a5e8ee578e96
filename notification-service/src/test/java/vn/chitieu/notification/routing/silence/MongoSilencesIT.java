package vn.chitieu.notification.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.ReturnedDocuments;
import vn.chitieu.support.testing.TestDatabase;

class MongoSilencesIT extends SilenceRepositoryContract {

    @Override
    SilenceRepository empty() {
        return new MongoSilences(TestDatabase.fresh());
    }

    @Test
    void aSilenceOfTheLastReleaseIsOfTheHomeCity() throws IOException {
        MongoDatabase database = TestDatabase.fresh();
        Path sample = Path.of("src", "test", "resources", "last-release", "silences.json");
        database.getCollection("silences").insertOne(Document.parse(Files.readString(sample)));
        MongoSilences silences = new MongoSilences(database);

        assertThat(silences.find(CityKey.HOME, "a"))
                .hasValueSatisfying(one -> assertThat(one.city()).isEqualTo(CityKey.HOME));
        assertThat(silences.list(CityKey.HOME, null, 9)).hasSize(1);
        assertThat(silences.list(new CityKey("hue:"), null, 9)).isEmpty();
    }

    @Test
    void readsNoHoldingSilenceOfAnotherCity() {
        ReturnedDocuments hints = new ReturnedDocuments("silencesHolding");
        try (MongoClient client = TestDatabase.watched(hints)) {
            MongoSilences silences = new MongoSilences(client.getDatabase(TestDatabase.freshName()));
            silences.initialize();
            silences.store(silence(CityKey.HOME, "a"));
            silences.store(silence(HUE, "a"));
            silences.store(silence(HUE, "b"));
            hints.take();

            assertThat(silences.holdingAt(CityKey.HOME, NOW)).hasSize(1);
            assertThat(hints.take()).isEqualTo(1);
            assertThat(silences.holdingAt(HUE, NOW)).hasSize(2);
            assertThat(hints.take()).isEqualTo(2);
        }
    }

    @Test
    void aSilenceOfAnotherCityHoldsThatWasStoredBeforeItsHintHadTheCity() {
        MongoDatabase database = TestDatabase.fresh();
        MongoSilences silences = new MongoSilences(database);
        silences.store(silence(CityKey.HOME, "a"));
        silences.store(silence(HUE, "a"));
        database.getCollection("silencesHolding").updateMany(Filters.empty(), Updates.unset("city"));

        silences.initialize();

        assertThat(silences.holdingAt(HUE, NOW)).containsExactly(silence(HUE, "a"));
        assertThat(silences.holdingAt(CityKey.HOME, NOW)).containsExactly(silence(CityKey.HOME, "a"));
    }
}
