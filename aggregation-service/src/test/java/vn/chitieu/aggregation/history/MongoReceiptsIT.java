package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
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
