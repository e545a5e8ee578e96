package vn.chitieu.support.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.restore.StoreHistories;
import vn.chitieu.support.restore.StoreHistory;
import vn.chitieu.support.restore.StoreMark;

/** The collection {@code storeHistory}, one document, which is part of every copy of the database. */
public final class MongoStoreHistories implements StoreHistories {

    private static final String ID = "history";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> documents;

    /** Takes the database whose history it is. */
    public MongoStoreHistories(MongoDatabase database) {
        documents = database.getCollection("storeHistory");
    }

    @Override
    public Optional<StoreHistory> find() {
        return Optional.ofNullable(documents.find(Filters.eq(ID)).first()).map(MongoStoreHistories::history);
    }

    @Override
    public StoreHistory advance(Instant now) {
        try {
            return counted(now);
        } catch (MongoCommandException another) {
            if (another.getErrorCode() != DUPLICATE_KEY) {
                throw another;
            }
            return counted(now); // another instance began it meanwhile
        }
    }

    private StoreHistory counted(Instant now) {
        Document next = documents.findOneAndUpdate(
                Filters.eq(ID),
                Updates.combine(
                        Updates.inc("number", 1L),
                        Updates.set("at", Date.from(now)),
                        Updates.setOnInsert("since", Date.from(now))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return history(Objects.requireNonNull(next));
    }

    @Override
    public boolean replace(@Nullable StoreHistory from, StoreHistory to) {
        if (from != null) {
            Bson asFound =
                    Filters.and(Filters.eq(ID), Filters.eq("number", from.mark().number()));
            return documents.replaceOne(asFound, document(to)).getMatchedCount() == 1;
        }
        return Documents.insertIfAbsent(documents, document(to));
    }

    private static Document document(StoreHistory history) {
        Document document = new Document("_id", ID)
                .append("number", history.mark().number())
                .append("at", Date.from(history.mark().at()))
                .append("since", Date.from(history.since()));
        StoreHistory.Gap gap = history.gap();
        if (gap != null) {
            Document missing = new Document("changes", gap.changes()).append("until", Date.from(gap.until()));
            if (gap.after() != null) {
                missing.append("after", Date.from(gap.after()));
            }
            document.append("missing", missing);
        }
        return document;
    }

    private static StoreHistory history(Document found) {
        Document missing = found.get("missing", Document.class);
        return new StoreHistory(
                new StoreMark(found.getLong("number"), time(found, "at")),
                time(found, "since"),
                missing == null
                        ? null
                        : new StoreHistory.Gap(
                                missing.getLong("changes"),
                                missing.containsKey("after") ? time(missing, "after") : null,
                                time(missing, "until")));
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
