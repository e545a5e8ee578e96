package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoDatabaseOutageTest {

    private static final ServerAddress SERVER = new ServerAddress();
    private static final WriteConcernError NO_MAJORITY =
            new WriteConcernError(64, "WriteConcernFailed", "waiting for replication timed out", new BsonDocument());

    @Test
    void aServerThatDoesNotAnswerIsAway() {
        assertThat(MongoDatabaseOutage.isOutage(
                        new IllegalStateException(new MongoSocketException("reset by peer", SERVER))))
                .isTrue();
    }

    @Test
    void aWriteWithoutItsMajorityIsOfAnOutage() {
        assertThat(MongoDatabaseOutage.isOutage(new MongoWriteConcernException(
                        NO_MAJORITY, WriteConcernResult.acknowledged(1, true, null), SERVER, Set.of())))
                .isTrue();
        assertThat(MongoDatabaseOutage.isOutage(bulk(NO_MAJORITY))).isTrue();
        assertThat(MongoDatabaseOutage.isOutage(bulk(null))).isFalse();
    }

    @Test
    void whatTheDriverWouldTryAgainIsOfAnOutage() {
        MongoException steppedDown = new MongoException(11602, "InterruptedDueToReplStateChange");
        assertThat(MongoDatabaseOutage.isOutage(steppedDown)).isFalse();

        steppedDown.addLabel("RetryableWriteError");

        assertThat(MongoDatabaseOutage.isOutage(steppedDown)).isTrue();
    }

    @Test
    void anyFaultOfTheDriverIsOne() {
        assertThat(MongoDatabaseOutage.isOfTheDriver(new IllegalStateException(new MongoException("any"))))
                .isTrue();
        assertThat(MongoDatabaseOutage.isOfTheDriver(new ClassCastException("a damaged document")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"6, true", "133, true", "9001, true", "13, false", "17280, false"})
    void aRouterSaysByItsCodeThatAShardIsAway(int code, boolean isAway) {
        BsonDocument answer = new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));

        assertThat(MongoDatabaseOutage.isOutage(new MongoCommandException(answer, SERVER)))
                .isEqualTo(isAway);
    }

    private static MongoBulkWriteException bulk(WriteConcernError error) {
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), List.of(), error, SERVER, Set.of());
    }
}
