package vn.chitieu.notification.documents;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents, and lists those that cannot be read in a small collection, so that they are known after a restart
 * although nothing comes across them again. One that was mended or removed leaves the list when it is looked at.
 */
public final class MongoDamagedDocuments implements DamagedDocuments {

    private static final Logger log = LoggerFactory.getLogger(MongoDamagedDocuments.class);

    private final MongoDatabase database;
    private final Map<String, Function<Document, ?>> readers = new HashMap<>();

    /** Makes one that reads and notes, for a store. */
    public MongoDamagedDocuments(MongoDatabase database) {
        this(database, List.of());
    }

    /**
     * Makes one that knows which noted documents can be read again.
     *
     * @param collections all that may have damaged ones
     */
    public MongoDamagedDocuments(MongoDatabase database, List<CheckedCollection> collections) {
        this.database = database;
        collections.forEach(one -> readers.put(one.collection(), one.reader()));
    }

    /** Returns what a document of a collection says; empty where it cannot be read, which is noted. */
    public <T> Optional<T> read(String collection, Document document, Function<Document, T> reader) {
        try {
            return Optional.of(reader.apply(document));
        } catch (RuntimeException damaged) {
            note(collection, document.getString("_id"), damaged);
            return Optional.empty();
        }
    }

    /** Returns a page of documents of a collection, without those that cannot be read, which are noted. */
    public <T> Page<T> page(
            String collection, FindIterable<Document> documents, int limit, Function<Document, T> reader) {
        List<T> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Document document : documents.sort(Sorts.ascending("_id")).limit(limit)) {
            ids.add(document.getString("_id"));
            read(collection, document, reader).ifPresent(items::add);
        }
        return Page.of(items, ids, limit);
    }

    /**
     * Returns what a document of a collection says.
     *
     * @throws DamagedDocumentException if it cannot be read, which is noted
     */
    public <T> T require(String collection, Document document, Function<Document, T> reader) {
        try {
            return reader.apply(document);
        } catch (RuntimeException damaged) {
            String id = document.getString("_id");
            note(collection, id, damaged);
            throw new DamagedDocumentException(collection + "/" + id, damaged);
        }
    }

    private void note(String collection, String id, RuntimeException damaged) {
        boolean first = database.getCollection("damagedDocuments")
                        .updateOne(
                                eq(collection + "/" + id),
                                Updates.combine(
                                        Updates.set("collection", collection),
                                        Updates.set("document", id),
                                        Updates.set("why", damaged.toString())),
                                new UpdateOptions().upsert(true))
                        .getUpsertedId()
                != null;
        if (first) {
            log.error("The document {}/{} cannot be read and is left alone: {}", collection, id, damaged.toString());
        }
    }

    @Override
    public Map<String, String> known(int limit) {
        Map<String, String> known = new LinkedHashMap<>();
        for (Document note : database.getCollection("damagedDocuments").find().limit(limit)) {
            String why = damage(note.getString("collection"), note.getString("document"));
            if (why == null) {
                database.getCollection("damagedDocuments").deleteOne(eq(note.getString("_id")));
                log.info("The document {} can be read again, or is gone", note.getString("_id"));
            } else {
                known.put(note.getString("_id"), why);
            }
        }
        return known;
    }

    private @Nullable String damage(String collection, String id) {
        Document document = database.getCollection(collection).find(eq(id)).first();
        Function<Document, ?> reader = readers.get(collection);
        if (document == null || reader == null) {
            return null;
        }
        try {
            return reader.apply(document) == null ? "nothing was read" : null;
        } catch (RuntimeException damaged) {
            return damaged.toString();
        }
    }
}
