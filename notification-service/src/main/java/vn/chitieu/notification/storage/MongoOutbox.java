package vn.chitieu.notification.storage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.FrozenMail;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.outbox.OutboxRow;

/**
 * The outbox in three collections: live rows, done rows, and the bytes of the mails, which are written once and stay
 * apart so that looking through the live rows does not read them.
 */
final class MongoOutbox implements Outbox {

    private final MongoCollection<Document> live;
    private final MongoCollection<Document> archive;
    private final MongoCollection<Document> mails;

    MongoOutbox(MongoDatabase database) {
        live = database.getCollection("outbox");
        archive = database.getCollection("outboxArchive");
        mails = database.getCollection("mails");
        live.createIndex(Indexes.ascending("_id", "epoch"), new IndexOptions().unique(true));
    }

    @Override
    public boolean add(OutboxRow row) {
        return !isArchived(row.id()) && insert(live, write(row));
    }

    @Override
    public Optional<OutboxRow> find(String id) {
        Document found = live.find(eq(id)).first();
        return Optional.ofNullable(found == null ? archive.find(eq(id)).first() : found)
                .map(MongoOutbox::read);
    }

    @Override
    public boolean isArchived(String id) {
        return archive.find(eq(id)).projection(Projections.include("_id")).first() != null;
    }

    @Override
    public boolean store(OutboxRow next) {
        Bson unchanged = and(eq("_id", next.id()), eq("epoch", next.epoch() - 1));
        return live.replaceOne(unchanged, write(next)).getMatchedCount() == 1;
    }

    @Override
    public List<OutboxRow> due(Instant now, int limit) {
        List<OutboxRow> due = new ArrayList<>();
        Bson filter = lte("dueAt", Values.write(now));
        try (MongoCursor<Document> found =
                live.find(filter).sort(Sorts.ascending("dueAt")).cursor()) {
            while (due.size() < limit && found.hasNext()) {
                Values.readable(found.next(), MongoOutbox::read).ifPresent(due::add);
            }
        }
        return due;
    }

    @Override
    public void archive(OutboxRow done) {
        insert(archive, write(done));
        live.deleteOne(eq(done.id()));
    }

    /** Whoever amends a row at the very same time does so with the same outcome. */
    @Override
    public boolean amend(OutboxRow next) {
        Document found = archive.find(eq(next.id()))
                .projection(Projections.include("epoch"))
                .first();
        return found != null
                && found.getLong("epoch") == next.epoch() - 1
                && archive.replaceOne(eq(next.id()), write(next)).getMatchedCount() == 1;
    }

    @Override
    public Map<DeliveryState, Long> live() {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        for (Document document : live.find().projection(Projections.include("state"))) {
            counts.merge(DeliveryState.valueOf(document.getString("state")), 1L, Long::sum);
        }
        return counts;
    }

    @Override
    public FrozenMail freeze(String id, FrozenMail mail) {
        Document document = new Document("_id", id)
                .append("messageId", mail.messageId())
                .append("to", mail.to())
                .append("bytes", new Binary(mail.bytes()));
        return insert(mails, document) ? mail : mail(id).orElse(mail);
    }

    @Override
    public Optional<FrozenMail> mail(String id) {
        return Optional.ofNullable(mails.find(eq(id)).first())
                .map(mail -> new FrozenMail(
                        mail.getString("messageId"),
                        mail.getString("to"),
                        mail.get("bytes", Binary.class).getData()));
    }

    @Override
    public List<OutboxRow> list(Filter filter, @Nullable String after, int limit) {
        Map<String, OutboxRow> found = new TreeMap<>(Comparator.naturalOrder());
        Bson wanted = wanted(filter, after);
        List<MongoCollection<Document>> places = filter.liveOnly() ? List.of(live) : List.of(archive, live);
        for (MongoCollection<Document> place : places) {
            for (Document document :
                    place.find(wanted).sort(Sorts.ascending("_id")).limit(limit)) {
                OutboxRow row = read(document);
                if (filter.accepts(row)) {
                    found.put(row.id(), row);
                }
            }
        }
        return found.values().stream().limit(limit).toList();
    }

    private static Bson wanted(Filter filter, @Nullable String after) {
        List<Bson> all = new ArrayList<>();
        all.add(gt("_id", after == null ? "" : after));
        if (filter.subject() != null) {
            all.add(eq("notice.subject", filter.subject()));
        }
        if (filter.recipient() != null) {
            all.add(eq("notice.recipient", filter.recipient()));
        }
        if (filter.state() != null) {
            all.add(eq("state", filter.state().name()));
        }
        return and(all);
    }

    private static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (Values.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private static Document write(OutboxRow row) {
        return new Document("_id", row.id())
                .append("epoch", row.epoch())
                .append("state", row.state().name())
                .append("attempts", row.attempts())
                .append("dueAt", Values.write(row.dueAt()))
                .append("deadline", Values.write(row.deadline()))
                .append("answer", row.answer())
                .append("into", row.into())
                .append("changedAt", Values.write(row.changedAt()))
                .append("notice", NoticeDocuments.write(row.notice()));
    }

    private static OutboxRow read(Document document) {
        return new OutboxRow(
                NoticeDocuments.read(document.get("notice", Document.class)),
                DeliveryState.valueOf(document.getString("state")),
                document.getLong("epoch"),
                document.getInteger("attempts"),
                Values.instant(document, "dueAt"),
                Values.instant(document, "deadline"),
                document.getString("answer"),
                document.getString("into"),
                Values.instant(document, "changedAt"));
    }
}
