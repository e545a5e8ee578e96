package vn.chitieu.aggregation.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Repository;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Pages in the collection {@code pages}, {@code _id} = {@code city/INDICATOR/quarter}, optimistic locking by the
 * version.
 */
@Repository
@Primary
final class MongoPages implements PageRepository, MongoInitializer {

    /** From how many pages on it pays to write their bytes on all cores. */
    private static final int MANY = 16;

    private final MongoCollection<Document> pages;
    private final MongoCollection<RawBsonDocument> writtenPages;

    MongoPages(MongoDatabase database) {
        this.pages = MongoCollectionVersion.collection(database, "pages");
        this.writtenPages = pages.withDocumentClass(RawBsonDocument.class);
    }

    @Override
    public void initialize() {
        // On MongoDB too, unlike VersionIndex: versions() asks for nothing else, so that no page is read for it. The
        // embedded server uses an index only where the filter has exactly its keys.
        CollectionIndexes.require(pages, Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
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
    public Map<PageKey, Total> totals(Collection<PageKey> keys, Scope scope) {
        Map<PageKey, Total> found = new HashMap<>();
        if (!keys.isEmpty()) {
            pages.find(ids(keys))
                    .projection(Projections.fields(
                            Projections.include("_id"), Projections.elemMatch("t", Filters.eq("s", scope.toString()))))
                    .forEach(document -> PageDocuments.onlyTotal(document)
                            .ifPresent(total -> found.put(PageDocuments.key(document.getString("_id")), total)));
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
        // All that begins with the city, by the index of ids: no page is read. The sign after / ends it.
        pages.find(Filters.and(Filters.gte("_id", city + "/"), Filters.lt("_id", city + "0")))
                .projection(Projections.include("_id"))
                .forEach(document -> keys.add(PageDocuments.key(document.getString("_id"))));
        return keys;
    }

    @Override
    public void store(Collection<Page> changed) {
        write(changed, page -> write(page, null));
    }

    @Override
    public void change(Collection<FoldResult.PageChange> changes) {
        write(changes, change -> write(change.page(), change.revision()));
    }

    @Override
    public List<Revision> revisions(Collection<PageKey> keys) {
        List<Revision> found = new ArrayList<>();
        if (!keys.isEmpty()) {
            pages.find(ids(keys))
                    .projection(Projections.include("_id", "version", "r"))
                    .forEach(document -> PageDocuments.revision(document).ifPresent(found::add));
        }
        return found;
    }

    private <T> void write(Collection<T> changed, Function<T, WriteModel<RawBsonDocument>> write) {
        if (changed.isEmpty()) {
            return;
        }
        List<WriteModel<RawBsonDocument>> writes = (changed.size() < MANY ? changed.stream() : changed.parallelStream())
                .map(write)
                .toList();
        int written = BulkWrites.write(writtenPages, writes);
        if (written != writes.size()) {
            throw new StalePageException("expected to store " + writes.size() + " pages, but "
                    + (writes.size() - written) + " of them have another version");
        }
    }

    private static WriteModel<RawBsonDocument> write(Page page, @Nullable Revision revision) {
        RawBsonDocument document = PageDocuments.document(page, revision);
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
