package vn.chitieu.aggregation.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Binary;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Revision;
import vn.chitieu.aggregation.domain.Revisions;

/**
 * Revisions in the collection {@code revisions}, {@code _id} = {@code page@version}, found by counting versions down:
 * {@code at} when, {@code o} the occasion, {@code p} all else, packed.
 */
final class MongoRevisions implements Revisions {

    private final MongoCollection<Document> revisions;

    MongoRevisions(MongoDatabase database) {
        this.revisions = Layout.collection(database, "revisions");
    }

    @Override
    public void put(Collection<Revision> added) {
        if (added.isEmpty()) {
            return;
        }
        revisions.bulkWrite(
                added.stream()
                        .map(revision -> new ReplaceOneModel<>(
                                Filters.eq("_id", id(revision.id())),
                                document(revision),
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
                            "_id", wanted.stream().map(MongoRevisions::id).toList()))
                    .forEach(document -> found.add(revision(document)));
        }
        return found;
    }

    private static String id(Revision.Id id) {
        return id.page() + "@" + id.version();
    }

    private static Revision.Id id(String text) {
        int at = text.lastIndexOf('@');
        return new Revision.Id(PageDocuments.key(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }

    private static Document document(Revision revision) {
        return new Document("_id", id(revision.id()))
                .append("at", Date.from(revision.at()))
                .append("o", revision.occasion().name())
                .append("p", PackedRevisions.pack(revision));
    }

    private static Revision revision(Document document) {
        Revision.Id id = id(document.getString("_id"));
        PackedRevisions.Contents contents = PackedRevisions.unpack(document.get("p", Binary.class));
        return new Revision(
                id.page(),
                id.version(),
                document.getDate("at").toInstant(),
                Revision.Occasion.valueOf(document.getString("o")),
                contents.moves(),
                contents.causes(),
                contents.furtherCauses(),
                contents.origins());
    }
}
