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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.Receipt;

/**
 * A bucket of receipts as it was read: {@code version}, {@code epoch} of its last writer, and {@code s} = blocks of
 * packed receipts by the first offset of each. A batch adds one block; blocks never overlap, and many of them are
 * merged into one. Blocks that cannot be read are left out of that one, and the bucket is {@code partial} from then on.
 */
record ReceiptBucket(long version, long epoch, boolean isComplete, NavigableMap<Long, Binary> strips) {

    static final ReceiptBucket NONE = new ReceiptBucket(0, 0, true, new TreeMap<>());

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptBucket.class);
    private static final String PARTIAL = "partial";
    private static final int MOST_STRIPS = 32;

    /**
     * Returns the bucket of a document.
     *
     * @throws RuntimeException if the document is damaged
     */
    static ReceiptBucket of(Document document) {
        NavigableMap<Long, Binary> strips = new TreeMap<>();
        document.get("s", Document.class).forEach((first, strip) -> strips.put(Long.parseLong(first), (Binary) strip));
        return new ReceiptBucket(
                document.getLong("version"), document.getLong("epoch"), !document.containsKey(PARTIAL), strips);
    }

    /**
     * Returns the bucket of a document that may be damaged: one without blocks then, which is replaced as a whole, or,
     * where its version or epoch is damaged, cannot be written.
     */
    static ReceiptBucket readable(Document document) {
        try {
            return of(document);
        } catch (RuntimeException damaged) {
            LOG.error("The receipts {} cannot be read, the log is read instead", document.get("_id"), damaged);
            return document.get("version") instanceof Long version && document.get("epoch") instanceof Long epoch
                    ? new ReceiptBucket(version, epoch, false, new TreeMap<>())
                    : new ReceiptBucket(0, 0, false, new TreeMap<>());
        }
    }

    /** Returns the receipts that can be read. */
    Contents contents(int partition) {
        NavigableMap<Long, Receipt> receipts = new TreeMap<>();
        boolean isAll = isComplete;
        for (Map.Entry<Long, Binary> strip : strips.entrySet()) {
            try {
                receipts.putAll(ReceiptDocuments.unpack(partition, strip.getValue()));
            } catch (RuntimeException damaged) {
                LOG.error(
                        "The receipts of partition {} from {} on cannot be read, the log is read instead",
                        partition,
                        strip.getKey(),
                        damaged);
                isAll = false;
            }
        }
        return new Contents(receipts, isAll);
    }

    /** Returns the write that adds receipts to the bucket as it was read; empty where they change nothing. */
    Optional<WriteModel<Document>> with(String id, NavigableMap<Long, Receipt> added, long writer) {
        if (version == 0) {
            return Optional.of(new InsertOneModel<>(whole(id, added, writer)));
        }
        // One document with two keys: for an $and the embedded database looks through the whole collection.
        Bson asRead = new Document("_id", id).append("version", version);
        if (isComplete && strips.size() < MOST_STRIPS && isApart(added)) {
            return Optional.of(new UpdateOneModel<>(
                    asRead,
                    Updates.combine(
                            Updates.set("s." + added.firstKey(), ReceiptDocuments.pack(added)),
                            Updates.set("version", version + 1),
                            Updates.set("epoch", writer))));
        }
        Contents before = contents(added.firstEntry().getValue().id().partition());
        NavigableMap<Long, Receipt> now = new TreeMap<>(before.receipts());
        added.forEach((offset, receipt) -> now.merge(offset, receipt, ReceiptBucket::again));
        if (now.equals(before.receipts())) {
            return Optional.empty();
        }
        Document merged = whole(id, now, writer);
        return Optional.of(new ReplaceOneModel<>(asRead, before.isComplete() ? merged : merged.append(PARTIAL, true)));
    }

    private boolean isApart(NavigableMap<Long, Receipt> added) {
        Map.Entry<Long, Binary> before = strips.floorEntry(added.lastKey());
        try {
            return before == null || ReceiptDocuments.last(before.getValue()) < added.firstKey();
        } catch (RuntimeException damaged) {
            return false;
        }
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

    /**
     * What can be read of a bucket.
     *
     * @param receipts the receipts by offset
     * @param isComplete whether these are all that were added
     */
    record Contents(NavigableMap<Long, Receipt> receipts, boolean isComplete) {}
}
