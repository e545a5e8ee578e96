package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoLogPositionsIT implements LogPositionsContract, LogIdentityRepositoryContract {
    @Override
    public LogPositions positions() {
        return new MongoLogPositions(TestDatabase.fresh(), "a-topic");
    }

    @Override
    public LogIdentityRepository marks() {
        return new MongoLogPositions(TestDatabase.fresh(), "a-topic");
    }

    /** They are in one document, so that a copy of the database has both or none. */
    @Test
    void aMarkAndAPositionDoNotTouchEachOther() {
        MongoDatabase database = TestDatabase.fresh();
        MongoLogPositions positions = new MongoLogPositions(database, "a-topic");
        positions.put(0, new LogIdentity("id-1", 0));
        assertThat(positions.next(0)).isEmpty();

        positions.advance(0, OptionalLong.empty(), 5);
        positions.put(0, new LogIdentity("id-2", 3));
        positions.advance(0, OptionalLong.of(5), 6);

        assertThat(positions.next(0)).hasValue(6);
        assertThat(positions.all()).isEqualTo(Map.of(0, new LogIdentity("id-2", 3)));
        assertThat(new MongoLogPositions(database, "a-topic-of-another").all()).isEmpty();
    }
}
