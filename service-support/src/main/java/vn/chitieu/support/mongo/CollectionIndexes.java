package vn.chitieu.support.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks an index of a collection at the start: a missing one is created, one that differs in keys, uniqueness or
 * sparseness is created again, with a line in the log. MongoDB itself refuses to create an index whose name or keys
 * exist with other options, so that a service of another release would never become ready.
 */
public final class CollectionIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionIndexes.class);
    private static final int INDEX_NOT_FOUND = 27;

    private CollectionIndexes() {}

    /** Makes sure that there is a plain index over these keys; idempotent. */
    public static void require(MongoCollection<Document> collection, Bson keys) {
        require(collection, keys, new IndexOptions());
    }

    /**
     * Makes sure that there is an index over these keys; idempotent.
     *
     * @param options of which uniqueness and sparseness are compared
     */
    public static void require(MongoCollection<Document> collection, Bson keys, IndexOptions options) {
        BsonDocument wanted = keys.toBsonDocument(Document.class, MongoClientSettings.getDefaultCodecRegistry());
        String name = name(wanted);
        for (Document index : collection.listIndexes().into(new ArrayList<>())) {
            boolean hasKeys = keys(index).equals(keys(wanted));
            if (!hasKeys && !name.equals(index.getString("name"))) {
                continue;
            }
            if (hasKeys && isAlike(index, options)) {
                return;
            }
            LOG.warn(
                    "The index {} of {} differs from the one that is needed and is created again",
                    index.getString("name"),
                    collection.getNamespace());
            drop(collection, index.getString("name"));
        }
        collection.createIndex(wanted, options);
    }

    private static boolean isAlike(Document index, IndexOptions options) {
        return isSet(index, "unique") == options.isUnique()
                && isSet(index, "sparse") == options.isSparse()
                && !index.containsKey("partialFilterExpression")
                && !index.containsKey("expireAfterSeconds")
                && !index.containsKey("collation")
                && !isSet(index, "hidden");
    }

    private static boolean isSet(Document index, String option) {
        return Boolean.TRUE.equals(index.getBoolean(option));
    }

    /** Directions are numbers of any type. */
    private static List<String> keys(Document index) {
        return index.get("key", Document.class).entrySet().stream()
                .map(key -> key.getKey() + "_"
                        + (key.getValue() instanceof Number direction ? direction.intValue() : key.getValue()))
                .toList();
    }

    private static List<String> keys(BsonDocument wanted) {
        return wanted.entrySet().stream()
                .map(key -> key.getKey() + "_" + key.getValue().asNumber().intValue())
                .toList();
    }

    /** Returns the name that the driver and MongoDB give to such an index. */
    private static String name(BsonDocument wanted) {
        return keys(wanted).stream().collect(Collectors.joining("_"));
    }

    /** Drops an index; that another instance was faster is no failure. */
    static void drop(MongoCollection<Document> collection, String name) {
        try {
            collection.dropIndex(name);
        } catch (MongoCommandException failed) {
            if (failed.getErrorCode() != INDEX_NOT_FOUND) {
                throw failed;
            }
        }
    }
}
