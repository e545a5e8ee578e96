package vn.chitieu.support.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;

/**
 * The unique index over id and version for optimistic locking, by which a document is found as it was read. Only the
 * embedded database needs it, which looks through the whole collection otherwise; MongoDB finds the id by the index
 * that every collection has, so there the other one would be kept up for nothing, and one that an earlier release made
 * is dropped.
 */
public final class VersionIndex {

    private static final String ID = "_id";

    private VersionIndex() {}

    /**
     * Creates the index where it is of use, and drops it where it is not; idempotent.
     *
     * @param field the version, beside the id
     */
    public static void prepare(MongoDatabase database, MongoCollection<Document> collection, String field) {
        if (isOfUse(database.runCommand(new Document("buildInfo", 1)))) {
            CollectionIndexes.require(collection, Indexes.ascending(ID, field), new IndexOptions().unique(true));
            return;
        }
        String name = ID + "_1_" + field + "_1";
        for (Document index : collection.listIndexes()) {
            if (name.equals(index.getString("name"))) {
                CollectionIndexes.drop(collection, name);
                return;
            }
        }
    }

    /** Returns whether a server that says this of its build is the embedded one: MongoDB names its revision. */
    static boolean isOfUse(Document buildInfo) {
        return !buildInfo.containsKey("gitVersion");
    }
}
