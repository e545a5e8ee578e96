package vn.chitieu.aggregation.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.ReceiptId;
import vn.chitieu.aggregation.domain.Receipts;

/**
 * Receipts in the collection {@code receipts}, in buckets of {@value #BUCKET} offsets: {@code _id} =
 * {@code partition-bucket}, {@code s} = strips of packed receipts by the first offset of each. A batch adds one strip
 * to a bucket; strips never overlap, and many of them are put together into one. A receipt is found by its bucket, so
 * no index is needed.
 */
final class MongoReceipts implements Receipts {

    private static final int BUCKET = 500;
    private static final int MOST_STRIPS = 32;
    private static final int BUCKETS_AT_A_TIME = 64;

    private final MongoCollection<Document> receipts;

    MongoReceipts(MongoDatabase database) {
        this.receipts = Layout.collection(database, "receipts");
    }

    @Override
    public Optional<Receipt> find(ReceiptId id) {
        return Optional.ofNullable(receipts.find(Filters.eq("_id", bucket(id))).first())
                .map(MongoReceipts::strips)
                .map(strips -> strips.floorEntry(id.offset()))
                .flatMap(strip -> PackedReceipts.find(id, strip.getValue()));
    }

    @Override
    public Set<ReceiptId> known(Collection<ReceiptId> ids) {
        Map<String, NavigableMap<Long, Binary>> present =
                present(ids.stream().map(MongoReceipts::bucket).collect(Collectors.toSet()));
        Map<String, Set<Long>> offsets = new HashMap<>();
        present.forEach((bucket, strips) -> {
            Set<Long> ofBucket = new HashSet<>();
            strips.values()
                    .forEach(strip ->
                            ofBucket.addAll(PackedReceipts.unpack(0, strip).keySet()));
            offsets.put(bucket, ofBucket);
        });
        return ids.stream()
                .filter(id -> offsets.getOrDefault(bucket(id), Set.of()).contains(id.offset()))
                .collect(Collectors.toSet());
    }

    @Override
    public void read(int partition, long before, Consumer<Receipt> each) {
        for (long from = 0; from < before; from += (long) BUCKET * BUCKETS_AT_A_TIME) {
            List<String> buckets = new ArrayList<>();
            for (int i = 0; i < BUCKETS_AT_A_TIME; i++) {
                buckets.add(bucket(new ReceiptId(partition, from + (long) i * BUCKET)));
            }
            Map<String, NavigableMap<Long, Binary>> present = present(buckets);
            for (String bucket : buckets) {
                present.getOrDefault(bucket, Collections.emptyNavigableMap()).values().stream()
                        .flatMap(strip -> PackedReceipts.unpack(partition, strip).values().stream())
                        .filter(receipt -> receipt.id().offset() < before)
                        .forEach(each);
            }
        }
    }

    /** Whoever adds from an offset on writes its bucket as a whole. */
    @Override
    public long quietBefore(long offset) {
        return offset - offset % BUCKET;
    }

    private Map<String, NavigableMap<Long, Binary>> present(Collection<String> buckets) {
        Map<String, NavigableMap<Long, Binary>> present = new HashMap<>();
        if (!buckets.isEmpty()) {
            receipts.find(Filters.in("_id", buckets))
                    .forEach(document -> present.put(document.getString("_id"), strips(document)));
        }
        return present;
    }

    /**
     * One consumer writes a bucket at a time, so what was read is what is there; a stale one could only add what is
     * absent.
     */
    @Override
    public void add(Collection<Receipt> added) {
        Map<String, NavigableMap<Long, Receipt>> byBucket = new TreeMap<>();
        added.forEach(receipt -> byBucket.computeIfAbsent(bucket(receipt.id()), bucket -> new TreeMap<>())
                .put(receipt.id().offset(), receipt));
        if (byBucket.isEmpty()) {
            return;
        }
        Map<String, NavigableMap<Long, Binary>> present = present(byBucket.keySet());
        List<WriteModel<Document>> writes = new ArrayList<>();
        byBucket.forEach((bucket, ofBucket) -> write(bucket, present.getOrDefault(bucket, new TreeMap<>()), ofBucket)
                .ifPresent(writes::add));
        if (!writes.isEmpty()) {
            receipts.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static Optional<WriteModel<Document>> write(
            String bucket, NavigableMap<Long, Binary> strips, NavigableMap<Long, Receipt> added) {
        if (strips.isEmpty()) {
            return Optional.of(whole(bucket, added));
        }
        if (strips.size() < MOST_STRIPS && isApart(strips, added)) {
            return Optional.of(new UpdateOneModel<>(
                    Filters.eq("_id", bucket), Updates.set("s." + added.firstKey(), PackedReceipts.pack(added))));
        }
        int partition = added.firstEntry().getValue().id().partition();
        NavigableMap<Long, Receipt> before = new TreeMap<>();
        strips.values().forEach(strip -> before.putAll(PackedReceipts.unpack(partition, strip)));
        NavigableMap<Long, Receipt> now = new TreeMap<>(before);
        added.forEach((offset, receipt) -> now.merge(offset, receipt, MongoReceipts::again));
        return now.equals(before) ? Optional.empty() : Optional.of(whole(bucket, now));
    }

    private static boolean isApart(NavigableMap<Long, Binary> strips, NavigableMap<Long, Receipt> added) {
        Map.Entry<Long, Binary> before = strips.floorEntry(added.lastKey());
        return before == null || PackedReceipts.last(before.getValue()) < added.firstKey();
    }

    /** The outcome of the first one stays; the revisions are those of the last one. */
    private static Receipt again(Receipt first, Receipt last) {
        return first.with(last.totals());
    }

    private static WriteModel<Document> whole(String bucket, SortedMap<Long, Receipt> all) {
        Document strips = new Document(String.valueOf(all.firstKey()), PackedReceipts.pack(all));
        return new ReplaceOneModel<>(
                Filters.eq("_id", bucket),
                new Document("_id", bucket).append("s", strips),
                new ReplaceOptions().upsert(true));
    }

    private static NavigableMap<Long, Binary> strips(Document bucket) {
        NavigableMap<Long, Binary> strips = new TreeMap<>();
        bucket.get("s", Document.class).forEach((first, strip) -> strips.put(Long.parseLong(first), (Binary) strip));
        return strips;
    }

    private static String bucket(ReceiptId id) {
        return id.partition() + "-" + id.offset() / BUCKET;
    }
}
