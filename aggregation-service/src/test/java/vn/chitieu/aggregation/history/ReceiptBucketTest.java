package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.SomeReceipts;
import vn.chitieu.aggregation.model.UpdateFingerprint;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

class ReceiptBucketTest {

    private static final int BUCKET = 500;
    private static final String LONGEST_NAME = "n".repeat(64);

    /** A batch that is tried again for hours must not fill the document. */
    @Test
    void theSameBatchAgainIsNoWriteAtAll() {
        ReceiptBucket bucket = ReceiptBucket.of(inserted(receipts(10, 20)));

        assertThat(bucket.with("0-0", receipts(10, 20), 1)).isEmpty();
        assertThat(bucket.with("0-0", receipts(12, 13), 1)).isEmpty();
    }

    @Test
    void aFullBucketIsSmall() {
        assertThat(bytes(inserted(receipts(0, BUCKET)))).isBetween(10_000, 40_000);
    }

    /** With the longest of everything: ids and messages of three bytes a character, the longest names. */
    @Test
    void noBucketComesNearFourMegabytes() {
        NavigableMap<Long, Receipt> longest = new TreeMap<>();
        LongStream.range(0, BUCKET).forEach(offset -> longest.put(offset, longest(offset)));

        assertThat(bytes(inserted(longest))).isBetween(800_000, 2_000_000);
    }

    private static int bytes(Document document) {
        return new RawBsonDocument(document, new DocumentCodec())
                .getByteBuffer()
                .remaining();
    }

    private static Receipt longest(long offset) {
        Quarter quarter = new Quarter(2022, 1);
        return SomeReceipts.receipt(
                new ReceiptId(0, offset),
                UpdateOutcome.REJECTED,
                "\u1ec7".repeat(100),
                new PageKey(LONGEST_NAME, LONGEST_NAME, quarter),
                new Cell(LONGEST_NAME, quarter),
                List.of(
                        new Receipt.TotalRevision(Scope.city(), Long.MAX_VALUE),
                        new Receipt.TotalRevision(new Scope.Cluster(LONGEST_NAME), Long.MAX_VALUE),
                        new Receipt.TotalRevision(new Scope.Unit(LONGEST_NAME), Long.MAX_VALUE)),
                new Rejection(Rejection.Code.NOT_A_REPORTER, "\u1ec7".repeat(Rejection.MOST_CHARACTERS)),
                new UpdateFingerprint(1, 2, 3),
                null);
    }

    private static Document inserted(NavigableMap<Long, Receipt> receipts) {
        WriteModel<Document> write = ReceiptBucket.NONE.with("0-0", receipts, 1).orElseThrow();
        return ((InsertOneModel<Document>) write).getDocument();
    }

    private static NavigableMap<Long, Receipt> receipts(long from, long to) {
        NavigableMap<Long, Receipt> receipts = new TreeMap<>();
        LongStream.range(from, to).forEach(offset -> receipts.put(offset, receipt(offset)));
        return receipts;
    }

    private static Receipt receipt(long offset) {
        Quarter quarter = new Quarter(2022, 1);
        return SomeReceipts.receipt(
                new ReceiptId(0, offset),
                UpdateOutcome.CREATED,
                "nam-ngan-2022-Q1-land-" + offset,
                new PageKey("thanh-hoa", "LAND_CLEARED", quarter),
                new Cell("nam-ngan", quarter),
                List.of(
                        new Receipt.TotalRevision(Scope.city(), 3),
                        new Receipt.TotalRevision(new Scope.Cluster("cum-2"), 3),
                        new Receipt.TotalRevision(new Scope.Unit("nam-ngan"), 2)),
                null,
                new UpdateFingerprint(-offset, 1_648_800_000_000L + offset, 1_648_800_500_000L + offset),
                null);
    }
}
