package vn.chitieu.aggregation.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.Cell;
import vn.chitieu.aggregation.domain.Outcome;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.ReceiptId;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Rejection;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Receipts in the collection {@code receipts}, in buckets of 500 offsets: {@code _id} = {@code partition-bucket},
 * {@code e} = entries by offset, each with {@code o} outcome, {@code i} update id, {@code a} where it counts, and of a
 * rejected one {@code c} code and {@code m} message. A receipt is found by its bucket, so no index is needed.
 *
 * <p>Most of the bytes that a batch writes are receipts, so {@code a} is one text of words with a blank between: page,
 * unit, period, then each total as {@code scope@revision}; none of these has a blank or an @ in it. Without a page the
 * first word is {@code -}.
 */
final class MongoReceipts implements Receipts {

    private static final int BUCKET = 500;

    private final MongoCollection<Document> receipts;

    MongoReceipts(MongoDatabase database) {
        this.receipts = database.getCollection("receipts");
    }

    @Override
    public Optional<Receipt> find(ReceiptId id) {
        Document bucket = receipts.find(Filters.eq("_id", bucket(id)))
                .projection(Projections.include(path(id)))
                .first();
        return Optional.ofNullable(bucket)
                .map(document -> document.get("e", Document.class))
                .map(entries -> entries.get(String.valueOf(id.offset()), Document.class))
                .map(entry -> receipt(id, entry));
    }

    @Override
    public Set<ReceiptId> known(Collection<ReceiptId> ids) {
        Map<String, Document> present =
                present(ids.stream().map(MongoReceipts::bucket).collect(Collectors.toSet()));
        return ids.stream()
                .filter(id -> {
                    Document entries = present.get(bucket(id));
                    return entries != null && entries.containsKey(offset(id));
                })
                .collect(Collectors.toSet());
    }

    /**
     * One consumer writes a bucket at a time, so what was read is what is there; a stale one could only add what is
     * absent.
     */
    @Override
    public void add(Collection<Receipt> added) {
        Map<String, List<Receipt>> byBucket = new TreeMap<>();
        added.forEach(receipt -> byBucket.computeIfAbsent(bucket(receipt.id()), bucket -> new ArrayList<>())
                .add(receipt));
        Map<String, Document> present = present(byBucket.keySet());
        List<WriteModel<Document>> writes = new ArrayList<>();
        byBucket.forEach((bucket, ofBucket) -> {
            Document entries = present.get(bucket);
            if (entries == null) {
                Document all = new Document();
                ofBucket.forEach(receipt -> all.append(offset(receipt.id()), entry(receipt)));
                writes.add(new ReplaceOneModel<>(
                        Filters.eq("_id", bucket),
                        new Document("_id", bucket).append("e", all),
                        new ReplaceOptions().upsert(true)));
            } else {
                Document set = new Document();
                ofBucket.forEach(receipt -> setAbsent(set, entries, receipt));
                if (!set.isEmpty()) {
                    writes.add(new UpdateOneModel<>(Filters.eq("_id", bucket), new Document("$set", set)));
                }
            }
        });
        if (!writes.isEmpty()) {
            receipts.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** The outcome of the first one stays; the revisions are those of the last one. */
    private static void setAbsent(Document set, Document entries, Receipt receipt) {
        Document before = entries.get(offset(receipt.id()), Document.class);
        String counts = counts(receipt);
        if (before == null) {
            set.append(path(receipt.id()), entry(receipt));
        } else if (counts != null && !counts.equals(before.getString("a"))) {
            set.append(path(receipt.id()) + ".a", counts);
        }
    }

    private Map<String, Document> present(Set<String> buckets) {
        Map<String, Document> present = new HashMap<>();
        if (!buckets.isEmpty()) {
            receipts.find(Filters.in("_id", buckets))
                    .forEach(document -> present.put(document.getString("_id"), document.get("e", Document.class)));
        }
        return present;
    }

    private static Document entry(Receipt receipt) {
        Document entry = new Document("o", receipt.outcome().name());
        if (receipt.updateId() != null) {
            entry.append("i", receipt.updateId());
        }
        String counts = counts(receipt);
        if (counts != null) {
            entry.append("a", counts);
        }
        Rejection rejection = receipt.rejection();
        if (rejection != null) {
            entry.append("c", rejection.code().name()).append("m", rejection.message());
        }
        return entry;
    }

    private static @Nullable String counts(Receipt receipt) {
        Cell cell = receipt.cell();
        if (cell == null) {
            return null;
        }
        StringBuilder counts = new StringBuilder(96)
                .append(receipt.page() == null ? "-" : receipt.page())
                .append(' ')
                .append(cell.unit())
                .append(' ')
                .append(cell.period());
        for (Receipt.TotalRevision total : receipt.totals()) {
            counts.append(' ').append(total.scope()).append('@').append(total.revision());
        }
        return counts.toString();
    }

    private static Receipt receipt(ReceiptId id, Document entry) {
        String counts = entry.getString("a");
        String[] words = counts == null ? new String[0] : counts.split(" ", -1);
        List<Receipt.TotalRevision> totals = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            int at = words[i].indexOf('@');
            totals.add(new Receipt.TotalRevision(
                    Scope.parse(words[i].substring(0, at)), Long.parseLong(words[i].substring(at + 1))));
        }
        return new Receipt(
                id,
                Outcome.valueOf(PageDocuments.text(entry, "o")),
                entry.getString("i"),
                words.length == 0 || words[0].equals("-") ? null : PageDocuments.key(words[0]),
                words.length == 0 ? null : new Cell(words[1], ReportingPeriod.parse(words[2])),
                totals,
                rejection(entry));
    }

    private static @Nullable Rejection rejection(Document entry) {
        String code = entry.getString("c");
        return code == null ? null : new Rejection(Rejection.Code.valueOf(code), PageDocuments.text(entry, "m"));
    }

    private static String bucket(ReceiptId id) {
        return id.partition() + "-" + id.offset() / BUCKET;
    }

    private static String path(ReceiptId id) {
        return "e." + id.offset();
    }

    private static String offset(ReceiptId id) {
        return String.valueOf(id.offset());
    }
}
