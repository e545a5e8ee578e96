package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.restore.StoreHistory;
import vn.chitieu.support.restore.StoreMark;
import vn.chitieu.support.testing.TestDatabase;

class MongoStoreHistoriesIT {

    private static final Instant MORNING = Instant.parse("2022-04-08T02:00:00.123Z");
    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    @Test
    void countsAndReplacesWhatIsAsItWasFound() {
        MongoStoreHistories histories = new MongoStoreHistories(TestDatabase.fresh());
        assertThat(histories.find()).isEmpty();

        StoreHistory first = histories.advance(MORNING);
        assertThat(first).isEqualTo(new StoreHistory(new StoreMark(1, MORNING), MORNING, null));
        StoreHistory second = histories.advance(NOON);
        assertThat(second).isEqualTo(new StoreHistory(new StoreMark(2, NOON), MORNING, null));
        assertThat(histories.find()).contains(second);

        StoreHistory restored = new StoreHistory(new StoreMark(9, NOON), NOON, new StoreHistory.Gap(7, MORNING, NOON));
        assertThat(histories.replace(first, restored)).as("it has changed").isFalse();
        assertThat(histories.replace(null, restored)).as("there is one").isFalse();
        assertThat(histories.replace(second, restored)).isTrue();
        assertThat(histories.find()).contains(restored);
        assertThat(histories.advance(NOON).gap()).isEqualTo(restored.gap());
    }

    @Test
    void beginsAboveWhatWasGivenBeforeInAnEmptyDatabase() {
        MongoStoreHistories histories = new MongoStoreHistories(TestDatabase.fresh());
        StoreHistory restored = new StoreHistory(new StoreMark(8, NOON), NOON, new StoreHistory.Gap(7, null, MORNING));

        assertThat(histories.replace(null, restored)).isTrue();
        assertThat(histories.find()).contains(restored);
    }
}
