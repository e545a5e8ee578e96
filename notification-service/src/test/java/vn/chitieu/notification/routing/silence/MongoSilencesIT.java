package vn.chitieu.notification.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.city.CityKey;
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
}
