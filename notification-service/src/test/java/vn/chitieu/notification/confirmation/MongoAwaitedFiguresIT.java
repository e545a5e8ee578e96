package vn.chitieu.notification.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.ReturnedDocuments;
import vn.chitieu.support.testing.TestDatabase;

class MongoAwaitedFiguresIT extends AwaitedFiguresRepositoryContract {

    @Override
    AwaitedFiguresRepository empty() {
        MongoAwaitedFigures totals = new MongoAwaitedFigures(TestDatabase.fresh());
        totals.initialize();
        return totals;
    }

    @Test
    void readsNoDocumentOfAnotherCity() {
        ReturnedDocuments returned = new ReturnedDocuments("awaitedFigures");
        try (MongoClient client = TestDatabase.watched(returned)) {
            MongoAwaitedFigures totals = new MongoAwaitedFigures(client.getDatabase(TestDatabase.freshName()));
            totals.initialize();
            totals.keep(List.of(
                    of(CityKey.HOME, "nam-ngan", 1, FIGURE),
                    of(HUE, "nam-ngan", 1, FIGURE),
                    of(HUE, "dong-ve", 1, FIGURE),
                    of(new CityKey("hue-2:"), "nam-ngan", 1, FIGURE)));
            returned.take();

            assertThat(totals.find(CityKey.HOME, List.of(QUARTER))).hasSize(1);
            assertThat(returned.take()).isEqualTo(1);
            assertThat(totals.find(HUE, List.of(QUARTER))).hasSize(2);
            assertThat(returned.take()).isEqualTo(2);
        }
    }
}
