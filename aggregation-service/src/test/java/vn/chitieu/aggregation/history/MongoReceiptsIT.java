package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.SomeReceipts;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.BulkWrites;
import vn.chitieu.aggregation.page.MongoCollectionVersion;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.testing.TestDatabase;

class MongoReceiptsIT implements ReceiptRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public ReceiptRepository receipts() {
        return new MongoReceipts(database);
    }

    /** What was read is older than what is there: as from a secondary, or by a process that is paused after it. */
    @Test
    void whatWasReadIsNotReplacedOnceItHasChanged() {
        MongoCollection<Document> buckets = MongoCollectionVersion.collection(database, "receipts");
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(receipt(10, 1)));
        ReceiptBucket asRead =
                ReceiptBucket.of(Objects.requireNonNull(buckets.find().first()));
        receipts.add(List.of(receipt(11, 1), receipt(12, 1)));

        assertThat(BulkWrites.write(buckets, write(asRead, receipt(10, 9)))).isZero();
        assertThat(BulkWrites.write(buckets, write(asRead, receipt(12, 9)))).isZero();
        assertThat(BulkWrites.write(buckets, write(ReceiptBucket.NONE, receipt(12, 9))))
                .as("not seen at all")
                .isZero();

        assertThat(receipts.find(List.of(new ReceiptId(0, 10), new ReceiptId(0, 11), new ReceiptId(0, 12)))
                        .values())
                .containsExactlyInAnyOrder(receipt(10, 1), receipt(11, 1), receipt(12, 1));
    }

    /**
     * A consumer that is paused long enough loses its partition, wakes up, and goes on with what it was about to do.
     */
    @Test
    void aConsumerThatWasOvertakenDoesNotChangeWhatItsSuccessorWrote() {
        ReceiptRepository paused = receipts();
        paused.takeOver(0);
        paused.add(List.of(receipt(10, 1)));
        ReceiptRepository successor = receipts();
        successor.takeOver(0);
        successor.add(List.of(receipt(11, 5), receipt(12, 5)));

        assertThatThrownBy(() -> paused.add(List.of(receipt(11, 2)))).isInstanceOf(StalePageException.class);
        assertThatThrownBy(() -> paused.add(List.of(receipt(13, 2)))).isInstanceOf(StalePageException.class);

        assertThat(successor.find(new ReceiptId(0, 11))).contains(receipt(11, 5));
        assertThat(successor.find(new ReceiptId(0, 13))).isEmpty();
        paused.takeOver(0);
        paused.add(List.of(receipt(13, 6)));
        assertThat(successor.find(new ReceiptId(0, 13))).contains(receipt(13, 6));
    }

    /** The command that puts back what is gone takes nothing over, and the service goes on. */
    @Test
    void whatIsPutBackDoesNotStopTheService() {
        ReceiptRepository service = receipts();
        service.takeOver(0);
        service.add(List.of(receipt(10, 1)));
        receipts().add(List.of(receipt(9, 1)));
        service.add(List.of(receipt(11, 1)));

        assertThat(service.find(List.of(new ReceiptId(0, 9), new ReceiptId(0, 10), new ReceiptId(0, 11))))
                .hasSize(3);
    }

    /** Whatever is damaged of a document, it is taken for one of which receipts may be missing. */
    @ParameterizedTest
    @MethodSource
    void whatCannotBeReadIsLeftOut(Bson damage) {
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(receipt(3, 1), receipt(499, 1)));
        receipts.add(List.of(receipt(700, 1)));
        receipts.add(List.of(receipt(1_700, 1)));
        damage("0-1", damage);

        List<Receipt> read = new ArrayList<>();
        assertThat(receipts.read(0, 0, 2_000, read::add)).isEqualTo(500);
        assertThat(read).containsExactly(receipt(3, 1), receipt(499, 1));
        assertThat(receipts.read(0, 600, 2_000, read::add)).isEqualTo(600);
        assertThat(receipts.read(0, 1_000, 2_000, read::add)).isEqualTo(2_000);
        assertThat(read).containsExactly(receipt(3, 1), receipt(499, 1), receipt(1_700, 1));
        List<ReceiptId> ids = List.of(new ReceiptId(0, 499), new ReceiptId(0, 700), new ReceiptId(0, 1_700));
        assertThat(receipts.find(ids)).containsOnlyKeys(ids.get(0), ids.get(2));
        assertThat(receipts.known(ids)).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    }

    static Stream<Bson> whatCannotBeReadIsLeftOut() {
        return Stream.of(
                Updates.set("s", "damaged"),
                Updates.unset("s"),
                Updates.set("s.700", "damaged"),
                Updates.set("s.700", new Binary(new byte[0])),
                Updates.set("s.700", ofAnotherRelease(700)),
                Updates.set("version", "damaged"),
                Updates.unset("epoch"));
    }

    /** The bucket of the last offsets may be the damaged one, and receipts of all cities are added to it. */
    @ParameterizedTest
    @MethodSource
    void receiptsAreAddedBesideWhatCannotBeRead(Bson damage) {
        ReceiptRepository receipts = receipts();
        receipts.takeOver(0);
        receipts.add(List.of(receipt(10, 1)));
        receipts.add(List.of(receipt(20, 1)));
        damage("0-0", damage);

        receipts.add(List.of(receipt(20, 1), receipt(30, 1)));
        receipts.add(List.of(receipt(30, 2)));
        receipts.add(List.of(receipt(40, 1)));

        assertThat(receipts.find(new ReceiptId(0, 30))).contains(receipt(30, 2));
        assertThat(receipts.find(List.of(new ReceiptId(0, 10), new ReceiptId(0, 20), new ReceiptId(0, 40))))
                .as("what could be read, and what was added")
                .containsKeys(new ReceiptId(0, 20), new ReceiptId(0, 40));
        assertThat(receipts.read(0, 0, 50, none -> {
                    throw new AssertionError(none);
                }))
                .as("some may be missing")
                .isZero();
        assertThat(receipts.find(new ReceiptId(0, 11))).isEmpty();
    }

    static Stream<Bson> receiptsAreAddedBesideWhatCannotBeRead() {
        return Stream.of(
                Updates.set("s", "damaged"),
                Updates.unset("s"),
                Updates.set("s.20", "damaged"),
                Updates.set("s.20", new Binary(new byte[0])),
                Updates.set("s.10", ofAnotherRelease(10)));
    }

    /** A block that an older release cannot read stays where it is while there is room behind it. */
    @Test
    void whatAnotherReleaseHasWrittenStaysWhileItCan() {
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(receipt(10, 1)));
        damage("0-0", Updates.set("s.10", ofAnotherRelease(10)));

        receipts.add(List.of(receipt(20, 1)));

        Document bucket =
                MongoCollectionVersion.collection(database, "receipts").find().first();
        assertThat(bucket.get("s", Document.class).get("10")).isEqualTo(ofAnotherRelease(10));
        assertThat(receipts.find(new ReceiptId(0, 20))).contains(receipt(20, 1));
    }

    /** Who took a partition over is not known where the document does not say it. */
    @Test
    void aBucketWithoutItsEpochIsNotWritten() {
        ReceiptRepository receipts = receipts();
        receipts.takeOver(0);
        receipts.add(List.of(receipt(10, 1)));
        damage("0-0", Updates.unset("epoch"));

        assertThatThrownBy(() -> receipts.add(List.of(receipt(20, 1)))).isInstanceOf(StalePageException.class);
    }

    private void damage(String bucket, Bson damage) {
        MongoCollectionVersion.collection(database, "receipts").updateOne(Filters.eq("_id", bucket), damage);
    }

    /** Returns a block with a receipt of an outcome that this release does not know. */
    private static Binary ofAnotherRelease(long offset) {
        NavigableMap<Long, Receipt> receipts = new TreeMap<>();
        receipts.put(offset, receipt(offset, 1));
        String packed = new String(ReceiptDocuments.pack(receipts).getData(), StandardCharsets.ISO_8859_1);
        return new Binary(packed.replace("CREATED", "SETTLED").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<WriteModel<Document>> write(ReceiptBucket asRead, Receipt receipt) {
        NavigableMap<Long, Receipt> added = new TreeMap<>();
        added.put(receipt.id().offset(), receipt);
        return List.of(asRead.with("0-0", added, 1).orElseThrow());
    }

    private static Receipt receipt(long offset, long revision) {
        return SomeReceipts.receipt(
                new ReceiptId(0, offset),
                UpdateOutcome.CREATED,
                "u-" + offset,
                null,
                null,
                List.of(new Receipt.TotalRevision(Scope.city(), revision)),
                null,
                null,
                null);
    }
}
