package vn.chitieu.aggregation.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.springframework.stereotype.Repository;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.MongoCollectionVersion;
import vn.chitieu.aggregation.page.RevisionDocuments;
import vn.chitieu.support.mongo.Documents;

/**
 * Revisions in the collection {@code revisions}, {@code _id} = {@code page@version}, found by counting versions down;
 * see {@link RevisionDocuments}.
 */
@Repository
public final class MongoRevisions implements RevisionRepository {

    private final MongoCollection<Document> revisions;
    private final MongoCollection<RawBsonDocument> writtenRevisions;

    public MongoRevisions(MongoDatabase database) {
        this.revisions = MongoCollectionVersion.collection(database, "revisions");
        this.writtenRevisions = revisions.withDocumentClass(RawBsonDocument.class);
    }

    @Override
    public void put(Collection<Revision> added) {
        if (added.isEmpty()) {
            return;
        }
        writtenRevisions.bulkWrite(
                added.stream()
                        .map(revision -> new ReplaceOneModel<>(
                                Filters.eq("_id", RevisionDocuments.id(revision.id())),
                                RevisionDocuments.document(revision),
                                new ReplaceOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    @Override
    public List<Revision> find(PageKey page, long newest, int limit) {
        return find(LongStream.rangeClosed(Math.max(1, newest - limit + 1), newest)
                        .mapToObj(version -> new Revision.Id(page, version))
                        .toList())
                .stream()
                .sorted(Comparator.comparingLong(Revision::version).reversed())
                .toList();
    }

    @Override
    public List<Revision> find(Collection<Revision.Id> wanted) {
        List<Revision> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            revisions
                    .find(Filters.in(
                            "_id", wanted.stream().map(RevisionDocuments::id).toList()))
                    .forEach(document -> found.add(RevisionDocuments.revision(
                            RevisionDocuments.id(Documents.text(document, "_id")), document)));
        }
        return found;
    }
}
