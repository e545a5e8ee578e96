package vn.chitieu.notification.routing.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.routing.digest.DigestRepository.Joined.CLOSED;
import static vn.chitieu.notification.routing.digest.DigestRepository.Joined.FULL;
import static vn.chitieu.notification.routing.digest.DigestRepository.Joined.JOINED;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.support.testing.TestDatabase;

class MongoDigestsIT extends DigestRepositoryContract {

    private static final DigestKey DIGEST = new DigestKey("uv-dn", Instant.parse("2022-04-08T00:30:00Z"));

    /** Over ten in each bucket; what a full one has, another test shows. */
    private static final int MANY = 1_000;

    @Override
    DigestRepository empty() {
        return new MongoDigests(TestDatabase.fresh());
    }

    @Test
    void manyItemsLieInDocumentsOfBoundedSize() {
        MongoDatabase database = TestDatabase.fresh();
        DigestRepository digests = new MongoDigests(database);
        assertThat(IntStream.range(0, MANY)).allMatch(i -> digests.join(DIGEST, item("notice-" + i)) == JOINED);
        digests.close(DIGEST);

        assertThat(digests.items(DIGEST)).hasSize(MANY);
        List<Document> buckets = StreamSupport.stream(
                        database.getCollection("digestItems").find().spliterator(), false)
                .toList();
        assertThat(buckets)
                .hasSizeLessThanOrEqualTo(64)
                .allSatisfy(bucket -> assertThat(new RawBsonDocument(bucket, new DocumentCodec())
                                .getByteBuffer()
                                .remaining())
                        .isLessThan(20_000));
    }

    @Test
    void aFullBucketTakesNoMoreButTheOthersDo() {
        DigestRepository digests = empty();
        List<String> ofOneBucket = IntStream.range(0, 200_000)
                .mapToObj(i -> "n" + i)
                .filter(notice -> Math.floorMod(notice.hashCode(), 64) == 7)
                .limit(501)
                .toList();
        assertThat(ofOneBucket.subList(0, 500)).allMatch(notice -> digests.join(DIGEST, item(notice)) == JOINED);
        assertThat(digests.join(DIGEST, item(ofOneBucket.get(500)))).isEqualTo(FULL);
        assertThat(digests.join(DIGEST, item(ofOneBucket.get(0)))).isEqualTo(JOINED);
        assertThat(digests.join(DIGEST, item("another"))).isEqualTo(JOINED);
        digests.close(DIGEST);
        assertThat(digests.join(DIGEST, item(ofOneBucket.get(500)))).isEqualTo(CLOSED);
    }

    private static DigestItem item(String notice) {
        return new DigestItem.OfReport(
                notice,
                SomeReminders.DUTY,
                NoticeKind.OVERDUE,
                1,
                0,
                SomeReminders.DEADLINE,
                1,
                SomeReminders.DEADLINE,
                null);
    }
}
