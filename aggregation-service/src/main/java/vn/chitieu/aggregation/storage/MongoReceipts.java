package vn.chitieu.aggregation.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
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
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Receipt;
import vn.chitieu.aggregation.domain.ReceiptId;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Rejection;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Receipts in the collection {@code receipts}, in buckets of 500 offsets: {@code _id} = {@code partition-bucket},
 * {@code e} = entries by offset. A receipt is found by its bucket, so no index is needed.
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

    /**
     * One consumer writes a bucket at a time, so what was read is what is there; a stale one could only add what is
     * absent.
     */
    @Override
    public void add(Collection<Receipt> added) {
        Map<String, List<Receipt>> byBucket = added.stream()
                .collect(Collectors.groupingBy(receipt -> bucket(receipt.id()), TreeMap::new, Collectors.toList()));
        Map<String, Set<String>> present = present(byBucket.keySet());
        List<WriteModel<Document>> writes = new ArrayList<>();
        byBucket.forEach((bucket, ofBucket) -> {
            Document missing = new Document();
            for (Receipt receipt : ofBucket) {
                if (!present.getOrDefault(bucket, Set.of())
                        .contains(String.valueOf(receipt.id().offset()))) {
                    missing.append(path(receipt.id()), entry(receipt));
                }
            }
            if (!missing.isEmpty()) {
                writes.add(new UpdateOneModel<>(
                        Filters.eq("_id", bucket), new Document("$set", missing), new UpdateOptions().upsert(true)));
            }
        });
        if (!writes.isEmpty()) {
            receipts.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private Map<String, Set<String>> present(Set<String> buckets) {
        Map<String, Set<String>> present = new HashMap<>();
        if (!buckets.isEmpty()) {
            receipts.find(Filters.in("_id", buckets))
                    .forEach(document -> present.put(
                            document.getString("_id"),
                            document.get("e", Document.class).keySet()));
        }
        return present;
    }

    private static Document entry(Receipt receipt) {
        Document entry = new Document("o", receipt.outcome().name());
        if (receipt.updateId() != null) {
            entry.append("i", receipt.updateId());
        }
        if (receipt.page() != null) {
            entry.append("k", receipt.page().toString());
        }
        Cell cell = receipt.cell();
        if (cell != null) {
            entry.append("u", cell.unit()).append("p", cell.period().toString());
        }
        if (!receipt.totals().isEmpty()) {
            entry.append(
                    "t", receipt.totals().stream().map(MongoReceipts::total).toList());
        }
        Rejection rejection = receipt.rejection();
        if (rejection != null) {
            entry.append("c", rejection.code().name()).append("m", rejection.message());
        }
        return entry;
    }

    private static Document total(Receipt.TotalRevision total) {
        return new Document("s", total.scope().toString()).append("n", total.revision());
    }

    private static Receipt receipt(ReceiptId id, Document entry) {
        String page = entry.getString("k");
        PageKey key = page == null ? null : PageDocuments.key(page);
        return new Receipt(
                id,
                Outcome.valueOf(PageDocuments.text(entry, "o")),
                entry.getString("i"),
                key,
                cell(entry),
                PageDocuments.list(entry, "t", Document.class).stream()
                        .map(total -> new Receipt.TotalRevision(
                                Scope.parse(PageDocuments.text(total, "s")), total.getLong("n")))
                        .toList(),
                rejection(entry));
    }

    private static @Nullable Cell cell(Document entry) {
        String unit = entry.getString("u");
        return unit == null ? null : new Cell(unit, ReportingPeriod.parse(PageDocuments.text(entry, "p")));
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
}
