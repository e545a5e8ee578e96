package vn.chitieu.notification.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.ReturnedDocuments;
import vn.chitieu.support.testing.TestDatabase;

class MongoWatchesIT extends WatchRepositoryContract {

    @Override
    protected WatchRepository empty() {
        MongoWatches watches = new MongoWatches(TestDatabase.fresh());
        watches.initialize();
        return watches;
    }

    @Test
    void readsNoWatchOfAnotherPersonOrCity() {
        ReturnedDocuments returned = new ReturnedDocuments("watches");
        try (MongoClient client = TestDatabase.watched(returned)) {
            MongoWatches watches = new MongoWatches(client.getDatabase(TestDatabase.freshName()));
            watches.initialize();
            Watch settled = watch("uv-dn", "URBAN_VIOLATIONS", NOW);
            watches.add(settled);
            watches.add(watch("uv-dn", "NEW_ENTERPRISES", NOW));
            watches.add(watch("uv-dn-2", "NEW_ENTERPRISES", NOW));
            watches.settle(settled);
            returned.take();

            assertThat(watches.of(CityKey.HOME, "uv-dn")).hasSize(2);
            assertThat(returned.take()).isEqualTo(2);
            assertThat(watches.pending()).hasSize(2);
            assertThat(returned.take()).isEqualTo(2);
        }
    }
}
