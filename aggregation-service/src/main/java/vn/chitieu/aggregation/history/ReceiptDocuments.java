package vn.chitieu.aggregation.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.UpdateFingerprint;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.PageDocuments;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Packed form of the receipts of one partition: in the order of their offsets, the last offset in front. Behind them
 * stand the cities of those that have no page, which older releases neither write nor look for.
 */
final class ReceiptDocuments {

    private ReceiptDocuments() {}

    static Binary pack(SortedMap<Long, Receipt> receipts) {
        PackedWriter writer = new PackedWriter().count(receipts.lastKey()).count(receipts.size());
        long before = 0;
        for (Receipt receipt : receipts.values()) {
            writer.count(receipt.id().offset() - before);
            before = receipt.id().offset();
            write(writer, receipt);
        }
        writeCities(writer, receipts.values());
        return writer.packed();
    }

    private static void writeCities(PackedWriter writer, Collection<Receipt> receipts) {
        List<Receipt> withoutPage = receipts.stream()
                .filter(receipt -> receipt.page() == null && receipt.city() != null)
                .toList();
        long before = 0;
        for (Receipt receipt : withoutPage) {
            writer.count(receipt.id().offset() - before).word(receipt.city());
            before = receipt.id().offset();
        }
    }

    private static void readCities(PackedReader reader, NavigableMap<Long, Receipt> receipts) {
        long offset = 0;
        while (reader.hasMore()) {
            offset += reader.count();
            String city = reader.givenWord(Function.identity());
            receipts.computeIfPresent(offset, (place, receipt) -> receipt.ofCity(city));
        }
    }

    /** Returns the greatest offset among them. */
    static long last(Binary packed) {
        return new PackedReader(packed).count();
    }

    /** Returns the receipt of an offset, if it is there. */
    static Optional<Receipt> find(ReceiptId id, Binary packed) {
        PackedReader reader = new PackedReader(packed);
        reader.count();
        long offset = 0;
        for (int rest = reader.size(); rest > 0; rest--) {
            offset += reader.count();
            Receipt receipt = read(reader, new ReceiptId(id.partition(), offset));
            if (offset >= id.offset()) {
                return offset == id.offset() ? Optional.of(withCity(receipt, packed)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Receipt withCity(Receipt receipt, Binary packed) {
        return receipt.page() != null
                ? receipt
                : Objects.requireNonNull(unpack(receipt.id().partition(), packed)
                        .get(receipt.id().offset()));
    }

    /** Returns them by offset. */
    static NavigableMap<Long, Receipt> unpack(int partition, Binary packed) {
        NavigableMap<Long, Receipt> receipts = new TreeMap<>();
        PackedReader reader = new PackedReader(packed);
        reader.count();
        int count = reader.size();
        long offset = 0;
        for (int i = 0; i < count; i++) {
            offset += reader.count();
            receipts.put(offset, read(reader, new ReceiptId(partition, offset)));
        }
        readCities(reader, receipts);
        return receipts;
    }

    private static void write(PackedWriter writer, Receipt receipt) {
        writer.word(receipt.outcome()).text(receipt.updateId()).word(receipt.page());
        Cell cell = receipt.cell();
        writer.word(cell == null ? null : cell.unit());
        if (cell != null) {
            writer.word(cell.period());
        }
        writer.count(receipt.totals().size());
        for (Receipt.TotalRevision total : receipt.totals()) {
            writer.word(total.scope()).count(total.revision());
        }
        Rejection rejection = receipt.rejection();
        writer.word(rejection == null ? null : rejection.code());
        if (rejection != null) {
            writer.text(rejection.message());
        }
        UpdateFingerprint saying = receipt.saying();
        writer.flag(saying != null);
        if (saying != null) {
            writer.number(saying.fingerprint())
                    .moment(Instant.ofEpochMilli(saying.reportedAtMillis()))
                    .moment(Instant.ofEpochMilli(saying.loggedAtMillis()));
        }
        ReceiptId first = receipt.first();
        writer.count(first == null ? 0 : first.offset() + 1);
        if (first != null) {
            writer.count(first.partition());
        }
    }

    private static Receipt read(PackedReader reader, ReceiptId id) {
        UpdateOutcome outcome = reader.givenWord(UpdateOutcome::valueOf);
        String updateId = reader.text();
        PageKey page = reader.word(PageDocuments::key);
        return new Receipt(
                id,
                outcome,
                updateId,
                page,
                cell(reader),
                totals(reader),
                rejection(reader),
                saying(reader),
                first(reader),
                page == null ? null : page.city());
    }

    private static @Nullable UpdateFingerprint saying(PackedReader reader) {
        return reader.flag()
                ? new UpdateFingerprint(
                        reader.number(),
                        reader.moment().toEpochMilli(),
                        reader.moment().toEpochMilli())
                : null;
    }

    private static @Nullable ReceiptId first(PackedReader reader) {
        long next = reader.count();
        return next == 0 ? null : new ReceiptId(reader.size(), next - 1);
    }

    private static @Nullable Cell cell(PackedReader reader) {
        String unit = reader.word(Function.identity());
        return unit == null ? null : new Cell(unit, reader.givenWord(ReportingPeriod::parse));
    }

    private static List<Receipt.TotalRevision> totals(PackedReader reader) {
        int count = reader.size();
        // No room is made for a count that may be damaged.
        List<Receipt.TotalRevision> totals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            totals.add(new Receipt.TotalRevision(reader.givenWord(Scope::parse), reader.count()));
        }
        return totals;
    }

    private static @Nullable Rejection rejection(PackedReader reader) {
        Rejection.Code code = reader.word(Rejection.Code::valueOf);
        return code == null ? null : new Rejection(code, reader.givenText());
    }
}
