package vn.chitieu.notification.remark;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoRemarkMailStartIT {

    private static final Instant FIRST = Instant.parse("2022-04-06T03:00:00.123Z");

    @Test
    void theFirstStartStaysTheFirst() {
        MongoDatabase database = TestDatabase.fresh();
        at(database, FIRST).initialize();
        MongoRemarkMailStart later = at(database, FIRST.plusSeconds(3600));
        later.initialize();
        assertThat(later.since()).isEqualTo(FIRST);
        assertThat(at(TestDatabase.fresh(), FIRST.plusSeconds(9)).since())
                .as("of a database that is new")
                .isEqualTo(FIRST.plusSeconds(9));
    }

    private static MongoRemarkMailStart at(MongoDatabase database, Instant now) {
        return new MongoRemarkMailStart(database, Clock.fixed(now, ZoneOffset.UTC));
    }
}
