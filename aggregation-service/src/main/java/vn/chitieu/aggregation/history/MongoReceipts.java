package vn.chitieu.aggregation.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.page.BulkWrites;
import vn.chitieu.aggregation.page.MongoCollectionVersion;
import vn.chitieu.aggregation.page.PartitionLostException;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Receipts in the collection {@code receipts}, in buckets of {@value #BUCKET} offsets: {@code _id} =
 * {@code partition-bucket}, see {@link ReceiptBucket}. A receipt is found by its bucket. Optimistic locking by the
 * version of a bucket; its epoch is that of its last writer, and grows in {@code receiptWriters} each time that a
 * partition is taken over.
 */
@Repository
public final class MongoReceipts implements ReceiptRepository, MongoInitializer {

    private static final int BUCKET = 500;
    private static final int BUCKETS_AT_A_TIME = 64;

    private final MongoCollection<Document> receipts;
    private final MongoCollection<Document> writers;
    private final Map<Integer, Long> epochs = new ConcurrentHashMap<>();

    public MongoReceipts(MongoDatabase database) {
        this.receipts = MongoCollectionVersion.collection(database, "receipts");
        this.writers = MongoCollectionVersion.collection(database, "receiptWriters");
    }

    @Override
    public void initialize() {
        // On MongoDB too, unlike VersionIndex: the compare-and-set of a large bucket then reads none of another
        // version. The embedded server uses an index only where the filter has exactly its keys.
        CollectionIndexes.require(receipts, Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
    }

    @Override
    public Optional<Receipt> find(ReceiptId id) {
        return Optional.ofNullable(receipts.find(Filters.eq("_id", bucket(id))).first())
                .map(document -> ReceiptBucket.of(document).strips())
                .map(strips -> strips.floorEntry(id.offset()))
                .flatMap(strip -> ReceiptDocuments.find(id, strip.getValue()));
    }

    @Override
    public Map<ReceiptId, Receipt> find(Collection<ReceiptId> ids) {
        Map<String, List<ReceiptId>> byBucket =
                ids.stream().collect(Collectors.groupingBy(MongoReceipts::bucket, TreeMap::new, Collectors.toList()));
        List<String> buckets = List.copyOf(byBucket.keySet());
        Map<ReceiptId, Receipt> found = new HashMap<>();
        for (int from = 0; from < buckets.size(); from += BUCKETS_AT_A_TIME) {
            stored(buckets.subList(from, Math.min(buckets.size(), from + BUCKETS_AT_A_TIME)))
                    .forEach((bucket, stored) -> find(Objects.requireNonNull(byBucket.get(bucket)), stored, found));
        }
        return found;
    }

    private static void find(List<ReceiptId> wanted, ReceiptBucket stored, Map<ReceiptId, Receipt> found) {
        NavigableMap<Long, Receipt> receipts =
                stored.contents(wanted.get(0).partition()).receipts();
        for (ReceiptId id : wanted) {
            Receipt receipt = receipts.get(id.offset());
            if (receipt != null) {
                found.put(id, receipt);
            }
        }
    }

    @Override
    public Set<ReceiptId> known(Collection<ReceiptId> ids) {
        return Set.copyOf(find(ids).keySet());
    }

    @Override
    public long read(int partition, long first, long before, Consumer<Receipt> each) {
        for (long from = first - first % BUCKET; from < before; from += (long) BUCKET * BUCKETS_AT_A_TIME) {
            List<String> buckets = new ArrayList<>();
            for (int i = 0; i < BUCKETS_AT_A_TIME && from + (long) i * BUCKET < before; i++) {
                buckets.add(bucket(new ReceiptId(partition, from + (long) i * BUCKET)));
            }
            Map<String, ReceiptBucket> stored = stored(buckets);
            for (int i = 0; i < buckets.size(); i++) {
                ReceiptBucket.Contents contents =
                        stored.getOrDefault(buckets.get(i), ReceiptBucket.NONE).contents(partition);
                if (!contents.isComplete()) {
                    return Math.max(first, from + (long) i * BUCKET);
                }
                contents.receipts().subMap(first, before).values().forEach(each);
            }
        }
        return before;
    }

    /** A writer that adds from an offset on writes the offset's bucket as a whole. */
    @Override
    public long quietBefore(long offset) {
        return offset - offset % BUCKET;
    }

    private Map<String, ReceiptBucket> stored(Collection<String> buckets) {
        Map<String, ReceiptBucket> stored = new HashMap<>();
        if (!buckets.isEmpty()) {
            receipts.find(Filters.in("_id", buckets))
                    .forEach(document -> stored.put(document.getString("_id"), ReceiptBucket.readable(document)));
        }
        return stored;
    }

    @Override
    public void takeOver(int partition) {
        Document writer = writers.findOneAndUpdate(
                Filters.eq("_id", String.valueOf(partition)),
                Updates.inc("epoch", 1L),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        epochs.put(partition, Objects.requireNonNull(writer).getLong("epoch"));
    }

    /** Each write names the version of the bucket that was read, so that nothing is replaced that was not seen. */
    @Override
    public void add(Collection<Receipt> added) {
        Map<String, NavigableMap<Long, Receipt>> byBucket = new TreeMap<>();
        added.forEach(receipt -> byBucket.computeIfAbsent(bucket(receipt.id()), bucket -> new TreeMap<>())
                .put(receipt.id().offset(), receipt));
        Map<String, ReceiptBucket> stored = stored(byBucket.keySet());
        List<WriteModel<Document>> writes = new ArrayList<>();
        byBucket.forEach((bucket, ofBucket) -> {
            ReceiptBucket before = stored.getOrDefault(bucket, ReceiptBucket.NONE);
            long epoch = epoch(ofBucket.firstEntry().getValue().id().partition(), bucket, before);
            before.with(bucket, ofBucket, epoch).ifPresent(writes::add);
        });
        if (!writes.isEmpty()) {
            write(writes);
        }
    }

    private long epoch(int partition, String bucket, ReceiptBucket before) {
        // A command that puts back what is gone has taken nothing over: it adds, and leaves the epoch as it is.
        long epoch = epochs.getOrDefault(partition, before.epoch());
        if (before.epoch() > epoch) {
            throw new PartitionLostException("expected to write the receipts " + bucket + " in epoch " + epoch
                    + ", but they were written in epoch " + before.epoch()
                    + ": another consumer has taken the partition over");
        }
        return epoch;
    }

    private void write(List<WriteModel<Document>> writes) {
        int written = BulkWrites.write(receipts, writes);
        if (written != writes.size()) {
            throw new StalePageException("expected to write " + writes.size() + " buckets of receipts, but "
                    + (writes.size() - written) + " of them have another version");
        }
    }

    private static String bucket(ReceiptId id) {
        return id.partition() + "-" + id.offset() / BUCKET;
    }
}
