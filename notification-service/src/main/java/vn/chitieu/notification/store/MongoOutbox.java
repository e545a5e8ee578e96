package vn.chitieu.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxCounts;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/**
 * The outbox in several collections. What was wanted is written once and never again, as are the bytes of the mails; a
 * row holds only what changes on its way, and is either live or in the archive. So a step writes little, and what was
 * wanted and what became of it are counted apart from each other, without looking at any document.
 */
@Repository
final class MongoOutbox implements Outbox, MongoInitializer {

    private static final Logger log = LoggerFactory.getLogger(MongoOutbox.class);
    private static final Comparator<OutboxRow> FIRST = Comparator.comparing(
                    (OutboxRow row) -> !row.notice().urgent())
            .thenComparing(row -> row.notice().wantedAt())
            .thenComparing(row -> !row.opensItsThread());
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final NoticeDocuments noticeDocuments;
    private final MongoCollection<Document> notices;
    private final MongoCollection<Document> live;
    private final MongoCollection<Document> archive;
    private final MongoCollection<Document> mails;
    private final MongoCollection<Document> unwritten;
    private final MongoOutboxCounter ledger;

    /** Why rows could not be read, by their ids, since this process began to look. */
    private final Map<String, String> damaged = new ConcurrentHashMap<>();

    MongoOutbox(MongoDatabase database, NoticeDocuments noticeDocuments) {
        this.database = database;
        this.noticeDocuments = noticeDocuments;
        notices = database.getCollection("notices");
        live = database.getCollection("outbox");
        archive = database.getCollection("outboxArchive");
        mails = database.getCollection("mails");
        unwritten = database.getCollection("outboxNeverWritten");
        ledger = new MongoOutboxCounter(database, notices, live, archive);
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, live, "epoch");
        CollectionIndexes.require(
                live,
                Indexes.compoundIndex(
                        Indexes.ascending("channel"),
                        Indexes.descending("urgent"),
                        Indexes.ascending("wantedAt"),
                        Indexes.descending("opens"),
                        Indexes.ascending("dueAt")));
        // A page of a city's mails reads no others'. What is live is little, and each of its rows is written often.
        CollectionIndexes.require(archive, Indexes.ascending("city", "_id"));
        live.updateMany(
                Filters.exists("channel", false), Updates.set("channel", Channel.MAIL.name())); // of an earlier release
    }

    @Override
    public boolean add(OutboxRow row) {
        boolean first = insert(notices, noticeDocuments.write(row.notice()).append("_id", row.id()));
        if (!first && (exists(live, row.id()) || exists(archive, row.id()))) {
            return false;
        }
        return row.state().isDone() ? keepDone(List.of(row)).isEmpty() : insert(live, RowDocuments.write(row));
    }

    @Override
    public Optional<OutboxRow> find(String id) {
        Document notice = notices.find(eq(id)).first();
        if (notice == null) {
            return Optional.empty();
        }
        Document found = live.find(eq(id)).first();
        return Optional.ofNullable(found == null ? archive.find(eq(id)).first() : found)
                .map(row -> require(row, notice));
    }

    @Override
    public Optional<Notice> notice(String id) {
        return Optional.ofNullable(notices.find(eq(id)).first()).map(this::requireNotice);
    }

    @Override
    public Set<String> archived(Collection<String> ids) {
        return MongoOutboxCounter.present(archive, ids);
    }

    /**
     * The store returns how many were written, not which. Where it is not all of them they are read again, for a mark
     * that no other writer has.
     */
    @Override
    public List<OutboxRow> store(List<OutboxRow> next) {
        if (next.isEmpty()) {
            return List.of();
        }
        String mark = UUID.randomUUID().toString();
        List<ReplaceOneModel<Document>> steps = next.stream()
                .map(row -> new ReplaceOneModel<>(
                        Documents.asRead(row.id(), "epoch", row.epoch() - 1),
                        RowDocuments.write(row).append("mark", mark)))
                .toList();
        int written = live.bulkWrite(steps, IN_ANY_ORDER).getMatchedCount();
        if (written == next.size() || written == 0) {
            return written == 0 ? List.of() : next;
        }
        List<String> ids = next.stream().map(OutboxRow::id).toList();
        Set<String> kept = new HashSet<>();
        for (Document row : live.find(in("_id", ids)).projection(Projections.include("mark"))) {
            if (mark.equals(row.getString("mark"))) {
                kept.add(row.getString("_id"));
            }
        }
        return next.stream().filter(row -> kept.contains(row.id())).toList();
    }

    @Override
    public List<OutboxRow> due(Instant now, int limit) {
        return Stream.of(Channel.values())
                .flatMap(channel -> due(channel, now, limit).stream())
                .sorted(FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<OutboxRow> due(Channel channel, Instant now, int limit) {
        return due(and(eq("channel", channel.name()), lte("dueAt", Documents.write(now))), limit);
    }

    private List<OutboxRow> due(Bson filter, int limit) {
        List<OutboxRow> due = new ArrayList<>();
        Bson urgentFirst =
                Sorts.orderBy(Sorts.descending("urgent"), Sorts.ascending("wantedAt"), Sorts.descending("opens"));
        try (MongoCursor<Document> rows = live.find(filter).sort(urgentFirst).cursor()) {
            while (due.size() < limit && rows.hasNext()) {
                due.addAll(withNotices(next(rows, limit - due.size())));
            }
        }
        return due;
    }

    @Override
    public Page<OutboxRow> changedAfter(Instant time, @Nullable String after, int limit) {
        List<Document> rows = new ArrayList<>();
        live.find(and(gt("changedAt", Documents.write(time)), gt("_id", after == null ? "" : after)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(rows);
        return Page.of(
                withNotices(rows),
                rows.stream().map(row -> row.getString("_id")).toList(),
                limit);
    }

    private static List<Document> next(MongoCursor<Document> rows, int most) {
        List<Document> page = new ArrayList<>();
        while (page.size() < most && rows.hasNext()) {
            page.add(rows.next());
        }
        return page;
    }

    @Override
    public void archive(List<OutboxRow> done) {
        if (!done.isEmpty()) {
            keepDone(done);
            live.deleteMany(in("_id", done.stream().map(OutboxRow::id).toList()));
        }
    }

    /** Puts done rows in the archive and notes how they ended; returns the ids of those that it had, which stay. */
    private List<String> keepDone(List<OutboxRow> done) {
        List<String> there =
                insertAll(archive, done.stream().map(RowDocuments::write).toList());
        Map<String, DeliveryState> ended = new HashMap<>(archivedStates(there));
        done.forEach(row -> ended.putIfAbsent(row.id(), row.state()));
        ledger.note(ended);
        Map<String, String> unsaid = done.stream()
                .filter(row -> row.wasNeverTried() && ended.get(row.id()) == row.state())
                .collect(Collectors.toMap(OutboxRow::bytesId, OutboxRow::id));
        unsaid.keySet().removeAll(MongoOutboxCounter.present(mails, unsaid.keySet()));
        insertAll(
                unwritten,
                unsaid.values().stream().map(id -> new Document("_id", id)).toList());
        return there;
    }

    @Override
    public List<OutboxRow> neverWritten(int limit) {
        List<String> ids = new ArrayList<>();
        for (Document one : unwritten.find().limit(limit)) {
            ids.add(one.getString("_id"));
        }
        List<Document> rows = new ArrayList<>();
        archive.find(in("_id", ids)).sort(Sorts.ascending("_id")).into(rows);
        return withNotices(rows);
    }

    @Override
    public void saidAgain(String id) {
        unwritten.deleteOne(eq(id));
    }

    private Map<String, DeliveryState> archivedStates(List<String> ids) {
        Map<String, DeliveryState> states = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Document row : archive.find(in("_id", ids)).projection(Projections.include("state"))) {
                states.put(row.getString("_id"), RowDocuments.state(row));
            }
        }
        return states;
    }

    /** Another process that amends a row at the very same time does so with the same outcome. */
    @Override
    public boolean amend(OutboxRow next) {
        Document found = archive.find(eq(next.id())).first();
        if (found == null || found.getLong("epoch") != next.epoch() - 1) {
            return false;
        }
        ledger.note(Map.of(next.id(), next.state()));
        Bson unchanged = Documents.asRead(next.id(), "epoch", next.epoch() - 1);
        boolean kept = archive.replaceOne(unchanged, RowDocuments.write(next)).getMatchedCount() == 1;
        ledger.forget(next.id(), RowDocuments.state(found));
        unwritten.deleteOne(eq(next.id()));
        return kept;
    }

    @Override
    public Map<DeliveryState, Long> live() {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        for (Document document : live.find().projection(Projections.include("state"))) {
            counts.merge(RowDocuments.state(document), 1L, Long::sum);
        }
        return counts;
    }

    @Override
    public OutboxCounts ledger() {
        return ledger.read();
    }

    @Override
    public List<String> unaccounted(int limit) {
        return ledger.unaccounted(limit);
    }

    @Override
    public Map<String, FrozenMail> freeze(Map<String, FrozenMail> fresh) {
        List<Document> documents = new ArrayList<>();
        fresh.forEach((id, mail) -> documents.add(write(id, mail)));
        Map<String, FrozenMail> kept = new LinkedHashMap<>(fresh);
        kept.putAll(mails(insertAll(mails, documents)));
        return kept;
    }

    @Override
    public Map<String, FrozenMail> mails(Collection<String> ids) {
        Map<String, FrozenMail> kept = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            for (Document mail : mails.find(in("_id", ids))) {
                kept.put(mail.getString("_id"), read(mail));
            }
        }
        return kept;
    }

    private static Document write(String id, FrozenMail mail) {
        return new Document("_id", id)
                .append("messageId", mail.messageId())
                .append("to", mail.to())
                .append("bytes", new Binary(mail.bytes()));
    }

    private static FrozenMail read(Document mail) {
        return new FrozenMail(
                mail.getString("messageId"),
                mail.getString("to"),
                mail.get("bytes", Binary.class).getData());
    }

    @Override
    public List<OutboxRow> list(Filter filter, @Nullable String after, int limit) {
        Map<String, Document> found = new TreeMap<>(Comparator.naturalOrder());
        Bson wanted = RowDocuments.wanted(filter, after);
        List<MongoCollection<Document>> places = filter.liveOnly() ? List.of(live) : List.of(archive, live);
        for (MongoCollection<Document> place : places) {
            for (Document row : place.find(wanted).sort(Sorts.ascending("_id")).limit(limit)) {
                if (!filter.liveOnly() || !RowDocuments.state(row).isDone()) {
                    found.put(row.getString("_id"), row);
                }
            }
        }
        return withNotices(found.values().stream().limit(limit).toList());
    }

    /** Returns the rows in the same order; one without its notice, or one that cannot be read, is left out. */
    private List<OutboxRow> withNotices(List<Document> rows) {
        Map<String, Document> byId = new TreeMap<>();
        List<String> ids = rows.stream().map(row -> row.getString("_id")).toList();
        if (!ids.isEmpty()) {
            for (Document notice : notices.find(in("_id", ids))) {
                byId.put(notice.getString("_id"), notice);
            }
        }
        List<OutboxRow> read = new ArrayList<>();
        for (Document row : rows) {
            try {
                read.add(require(row, byId.get(row.getString("_id"))));
            } catch (DamagedDocumentException left) {
                // it is noted
            }
        }
        return read;
    }

    /** Reads a row with its notice; one that cannot be read is noted. */
    private OutboxRow require(Document row, @Nullable Document notice) {
        try {
            return read(row, notice);
        } catch (RuntimeException unreadable) {
            String id = row.getString("_id");
            if (damaged.put(id, unreadable.toString()) == null) {
                log.error("Row {} of the outbox cannot be read and is left alone: {}", id, unreadable.toString());
            }
            throw new DamagedDocumentException("outbox/" + id, unreadable);
        }
    }

    private OutboxRow read(Document row, @Nullable Document notice) {
        return RowDocuments.read(row, noticeDocuments.read(Objects.requireNonNull(notice, "no notice")));
    }

    private Notice requireNotice(Document notice) {
        try {
            return noticeDocuments.read(notice);
        } catch (RuntimeException unreadable) {
            throw new DamagedDocumentException("notices/" + notice.getString("_id"), unreadable);
        }
    }

    @Override
    public Map<String, String> damaged() {
        for (String id : List.copyOf(damaged.keySet())) {
            if (!isStillDamaged(id)) {
                damaged.remove(id);
            }
        }
        return Map.copyOf(damaged);
    }

    private boolean isStillDamaged(String id) {
        Document row = live.find(eq(id)).first();
        if (row == null) {
            return false;
        }
        try {
            read(row, notices.find(eq(id)).first());
            return false;
        } catch (RuntimeException unreadable) {
            return true;
        }
    }

    private static boolean exists(MongoCollection<Document> collection, String id) {
        return collection.find(eq(id)).projection(Projections.include("_id")).first() != null;
    }

    /** Inserts what is not there yet and returns the ids of what was. */
    private static List<String> insertAll(MongoCollection<Document> collection, List<Document> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException some) {
            if (!some.getWriteErrors().stream().allMatch(Documents::isDuplicate)
                    || some.getWriteConcernError() != null) {
                throw some;
            }
            return some.getWriteErrors().stream()
                    .map(error -> documents.get(error.getIndex()).getString("_id"))
                    .toList();
        }
    }

    private static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException failed) {
            if (Documents.isDuplicate(failed)) {
                return false;
            }
            throw failed;
        }
    }
}
