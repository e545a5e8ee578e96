package vn.chitieu.notification.reminder;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Punctuality records, one document for each unit and year. */
@Repository
final class MongoPunctuality implements PunctualityRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "reportLedger";

    private final MongoDatabase database;
    private final MongoCollection<Document> pages;
    private final MongoDamagedDocuments damaged;

    MongoPunctuality(MongoDatabase database) {
        this.database = database;
        pages = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return MongoPunctuality::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, pages, "version");
    }

    @Override
    public List<PunctualityRecord> find(CityKey city, int year, Collection<String> units) {
        List<String> ids = units.stream().map(unit -> id(city, unit, year)).toList();
        List<PunctualityRecord> found = new ArrayList<>();
        for (Document document : pages.find(in("_id", ids)).sort(Sorts.ascending("_id"))) {
            found.add(damaged.require(COLLECTION, document, MongoPunctuality::read));
        }
        return found;
    }

    @Override
    public boolean store(PunctualityRecord next) {
        Document document = write(next);
        String id = id(next.city(), next.unit(), next.year());
        if (next.version() > 1) {
            return pages.replaceOne(Documents.asRead(id, "version", next.version() - 1), document)
                            .getMatchedCount()
                    == 1;
        }
        return Documents.insertIfAbsent(pages, document);
    }

    private static Document write(PunctualityRecord page) {
        return new Document("_id", id(page.city(), page.unit(), page.year()))
                .append("unit", page.unit())
                .append("year", page.year())
                .append("version", page.version())
                .append(
                        "entries",
                        page.entries().stream().map(MongoPunctuality::write).toList());
    }

    private static Document write(PunctualityRecord.Entry entry) {
        return new Document("report", entry.report().toString())
                .append("state", entry.state().name())
                .append("deadline", Documents.write(entry.deadline()))
                .append("reminders", entry.reminders())
                .append("warnings", entry.warnings())
                .append("late", entry.late())
                .append("missing", entry.missing())
                .append("reportedAt", Documents.write(entry.reportedAt()));
    }

    private static PunctualityRecord read(Document document) {
        return new PunctualityRecord(
                CityKey.ofId(document.getString("_id")),
                document.getString("unit"),
                document.getInteger("year"),
                document.getLong("version"),
                document.getList("entries", Document.class).stream()
                        .map(MongoPunctuality::entry)
                        .toList());
    }

    private static PunctualityRecord.Entry entry(Document document) {
        return new PunctualityRecord.Entry(
                DutyKey.parse(document.getString("report")),
                DutyState.valueOf(document.getString("state")),
                Documents.instant(document, "deadline"),
                document.getInteger("reminders"),
                document.getInteger("warnings"),
                document.getBoolean("late"),
                document.getInteger("missing"),
                Documents.instantOrNull(document, "reportedAt"));
    }

    private static String id(CityKey city, String unit, int year) {
        return city.stored(year + "/" + unit);
    }
}
