package vn.chitieu.aggregation.storage;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.StalePageException;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Pages in the collection {@code pages}, {@code _id} = {@code city/INDICATOR/quarter}, compare-and-set on the version.
 */
final class MongoPages implements Pages, MongoInitializer {

    private static final int DUPLICATE_KEY = 11000;

    /** From how many pages on it pays to write their bytes on all cores. */
    private static final int MANY = 16;

    private final MongoCollection<Document> pages;
    private final MongoCollection<RawBsonDocument> writtenPages;

    MongoPages(MongoDatabase database) {
        this.pages = Layout.collection(database, "pages");
        this.writtenPages = pages.withDocumentClass(RawBsonDocument.class);
    }

    @Override
    public void initialize() {
        // The embedded server uses an index only where the filter has exactly its keys.
        pages.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
    }

    @Override
    public Map<PageKey, Page> find(Collection<PageKey> keys) {
        Map<PageKey, Page> found = new HashMap<>();
        if (!keys.isEmpty()) {
            pages.find(ids(keys)).map(PageDocuments::page).forEach(page -> found.put(page.key(), page));
        }
        return found;
    }

    @Override
    public Map<PageKey, Long> versions(Collection<PageKey> keys) {
        Map<PageKey, Long> found = new HashMap<>();
        if (!keys.isEmpty()) {
            pages.find(ids(keys))
                    .projection(Projections.include("_id", "version"))
                    .forEach(document ->
                            found.put(PageDocuments.key(document.getString("_id")), document.getLong("version")));
        }
        return found;
    }

    @Override
    public Set<PageKey> keys(String city) {
        Set<PageKey> keys = new HashSet<>();
        pages.find()
                .projection(Projections.include("_id"))
                .map(document -> PageDocuments.key(document.getString("_id")))
                .forEach(key -> {
                    if (key.city().equals(city)) {
                        keys.add(key);
                    }
                });
        return keys;
    }

    @Override
    public void store(Collection<Page> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<WriteModel<RawBsonDocument>> writes = (changed.size() < MANY ? changed.stream() : changed.parallelStream())
                .map(MongoPages::write)
                .toList();
        try {
            BulkWriteResult result = writtenPages.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            int written = result.getInsertedCount() + result.getMatchedCount();
            if (written != changed.size()) {
                throw new StalePageException("expected to store " + changed.size() + " pages, but "
                        + (changed.size() - written) + " of them have another version");
            }
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                throw new StalePageException("expected pages that are not stored yet: " + refused.getMessage());
            }
            throw refused;
        }
    }

    private static WriteModel<RawBsonDocument> write(Page page) {
        RawBsonDocument document = PageDocuments.document(page);
        if (page.version() == 1) {
            return new InsertOneModel<>(document);
        }
        // One document with two keys: for an $and the embedded database looks through the whole collection.
        Bson asRead = new Document("_id", page.key().toString()).append("version", page.version() - 1);
        return new ReplaceOneModel<>(asRead, document);
    }

    private static Bson ids(Collection<PageKey> keys) {
        return Filters.in("_id", keys.stream().map(PageKey::toString).toList());
    }
}
