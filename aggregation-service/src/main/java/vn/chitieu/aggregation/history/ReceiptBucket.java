package vn.chitieu.aggregation.history;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import vn.chitieu.aggregation.model.Receipt;

/**
 * A bucket of receipts as it was read: {@code version}, {@code epoch} of its last writer, and {@code s} = blocks of
 * packed receipts by the first offset of each. A batch adds one block; blocks never overlap, and many of them are
 * merged into one.
 */
record ReceiptBucket(long version, long epoch, NavigableMap<Long, Binary> strips) {

    static final ReceiptBucket NONE = new ReceiptBucket(0, 0, new TreeMap<>());

    private static final int MOST_STRIPS = 32;

    static ReceiptBucket of(Document document) {
        NavigableMap<Long, Binary> strips = new TreeMap<>();
        document.get("s", Document.class).forEach((first, strip) -> strips.put(Long.parseLong(first), (Binary) strip));
        return new ReceiptBucket(document.getLong("version"), document.getLong("epoch"), strips);
    }

    /** Returns the write that adds receipts to the bucket as it was read; empty where they change nothing. */
    Optional<WriteModel<Document>> with(String id, NavigableMap<Long, Receipt> added, long writer) {
        if (version == 0) {
            return Optional.of(new InsertOneModel<>(whole(id, added, writer)));
        }
        // One document with two keys: for an $and the embedded database looks through the whole collection.
        Bson asRead = new Document("_id", id).append("version", version);
        if (strips.size() < MOST_STRIPS && isApart(added)) {
            return Optional.of(new UpdateOneModel<>(
                    asRead,
                    Updates.combine(
                            Updates.set("s." + added.firstKey(), ReceiptDocuments.pack(added)),
                            Updates.set("version", version + 1),
                            Updates.set("epoch", writer))));
        }
        int partition = added.firstEntry().getValue().id().partition();
        NavigableMap<Long, Receipt> before = new TreeMap<>();
        strips.values().forEach(strip -> before.putAll(ReceiptDocuments.unpack(partition, strip)));
        NavigableMap<Long, Receipt> now = new TreeMap<>(before);
        added.forEach((offset, receipt) -> now.merge(offset, receipt, ReceiptBucket::again));
        return now.equals(before)
                ? Optional.empty()
                : Optional.of(new ReplaceOneModel<>(asRead, whole(id, now, writer)));
    }

    private boolean isApart(NavigableMap<Long, Receipt> added) {
        Map.Entry<Long, Binary> before = strips.floorEntry(added.lastKey());
        return before == null || ReceiptDocuments.last(before.getValue()) < added.firstKey();
    }

    /** The outcome of the first one stays; the revisions are those of the last one. */
    private static Receipt again(Receipt first, Receipt last) {
        return first.with(last.totals());
    }

    private Document whole(String id, SortedMap<Long, Receipt> all, long writer) {
        return new Document("_id", id)
                .append("version", version + 1)
                .append("epoch", writer)
                .append("s", new Document(String.valueOf(all.firstKey()), ReceiptDocuments.pack(all)));
    }
}
