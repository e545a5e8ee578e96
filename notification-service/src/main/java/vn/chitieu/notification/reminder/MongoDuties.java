package vn.chitieu.notification.reminder;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Reports that are due, one document each, found by its id. */
@Repository
final class MongoDuties implements DutyRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "reportDuties";

    private static final NoticeCodec<ReminderNotice> NOTICES = new ReminderNoticeDocuments();
    private final MongoDatabase database;
    private final MongoCollection<Document> duties;
    private final MongoDamagedDocuments damaged;

    MongoDuties(MongoDatabase database) {
        this.database = database;
        duties = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return MongoDuties::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, duties, "version");
    }

    @Override
    public List<ReportDuty> find(Collection<DutyKey> keys) {
        List<ReportDuty> found = new ArrayList<>();
        List<String> ids = keys.stream().map(DutyKey::toString).toList();
        for (Document document : duties.find(in("_id", ids)).sort(Sorts.ascending("_id"))) {
            damaged.read(COLLECTION, document, MongoDuties::read).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public boolean store(ReportDuty next) {
        Document document = write(next);
        String id = next.key().toString();
        if (next.version() > 1) {
            return duties.replaceOne(Documents.asRead(id, "version", next.version() - 1), document)
                            .getMatchedCount()
                    == 1;
        }
        return Documents.insertIfAbsent(duties, document);
    }

    private static Document write(ReportDuty duty) {
        List<Document> threads = duty.threads().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(thread -> new Document("person", thread.getKey()).append("first", thread.getValue()))
                .toList();
        return new Document("_id", duty.key().toString())
                .append("version", duty.version())
                .append("state", duty.state().name())
                .append("deadline", Documents.write(duty.deadline()))
                .append("missing", duty.missing())
                .append("reminders", duty.reminders())
                .append("warnings", duty.warnings())
                .append("threads", threads)
                .append("pending", duty.pending().stream().map(NOTICES::write).toList())
                .append("counted", duty.counted())
                .append("reportedAt", Documents.write(duty.reportedAt()));
    }

    private static ReportDuty read(Document document) {
        Map<String, String> threads = new HashMap<>();
        document.getList("threads", Document.class)
                .forEach(thread -> threads.put(thread.getString("person"), thread.getString("first")));
        return new ReportDuty(
                DutyKey.parse(document.getString("_id")),
                document.getLong("version"),
                DutyState.valueOf(document.getString("state")),
                Documents.instant(document, "deadline"),
                document.getList("missing", String.class),
                document.getInteger("reminders"),
                document.getInteger("warnings"),
                threads,
                document.getList("pending", Document.class).stream()
                        .map(NOTICES::read)
                        .toList(),
                document.getBoolean("counted"),
                Documents.instantOrNull(document, "reportedAt"));
    }
}
