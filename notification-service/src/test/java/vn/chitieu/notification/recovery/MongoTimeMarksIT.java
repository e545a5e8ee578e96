package vn.chitieu.notification.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

/** Both marks are documents of one collection. */
class MongoTimeMarksIT {

    private static final Instant MORNING = Instant.parse("2022-04-06T01:00:00Z");
    private static final Instant NOON = Instant.parse("2022-04-06T05:00:00Z");

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void theMarkMovesFromWhereItWasReadOnly() {
        TimeMark mark = new MongoTimeMark(database);
        assertThat(mark.latest()).isEmpty();

        assertThat(mark.move(null, MORNING)).isTrue();
        assertThat(mark.move(null, NOON)).isFalse();
        assertThat(mark.move(NOON, NOON)).isFalse();
        assertThat(mark.latest()).contains(MORNING);
        assertThat(mark.move(MORNING, NOON)).isTrue();
        assertThat(mark.latest()).contains(NOON);
    }

    @Test
    void theLastRestoreIsTheLatestThatWasNoted() {
        Restores restores = new MongoRestores(database);
        assertThat(restores.last()).isEmpty();

        restores.note(NOON);
        restores.note(MORNING);

        assertThat(restores.last()).contains(NOON);
    }
}
