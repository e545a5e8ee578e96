package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkWritesTest {

    private static final WriteConcernError NO_MAJORITY =
            new WriteConcernError(64, "WriteConcernFailed", "waiting for replication timed out", new BsonDocument());
    private static final BulkWriteError DUPLICATE =
            new BulkWriteError(11000, "E11000 duplicate key error", new BsonDocument(), 0);
    private static final BulkWriteError TOO_LARGE =
            new BulkWriteError(10334, "BSONObj size is invalid", new BsonDocument(), 0);

    @Test
    void aDocumentThatIsThereAlreadyIsNotWritten() {
        assertThat(write(List.of(DUPLICATE), null)).isZero();
    }

    /** It was written, and may be rolled back or not: nothing of that says that another version is stored. */
    @Test
    void aMajorityThatDoesNotConfirmIsAFault() {
        assertThatThrownBy(() -> write(List.of(), NO_MAJORITY)).isInstanceOf(MongoBulkWriteException.class);
        assertThatThrownBy(() -> write(List.of(DUPLICATE), NO_MAJORITY)).isInstanceOf(MongoBulkWriteException.class);
    }

    @Test
    void anyOtherErrorIsAFault() {
        assertThatThrownBy(() -> write(List.of(DUPLICATE, TOO_LARGE), null))
                .isInstanceOf(MongoBulkWriteException.class);
    }

    private static int write(List<BulkWriteError> errors, @Nullable WriteConcernError concern) {
        MongoBulkWriteException refused = new MongoBulkWriteException(
                BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
                errors,
                concern,
                new ServerAddress(),
                Set.of());
        return BulkWrites.write(refusing(refused), List.of(new InsertOneModel<>(new Document("_id", 1))));
    }

    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> refusing(MongoBulkWriteException refused) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                BulkWritesTest.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, some) -> {
                    throw refused;
                });
    }
}
