package vn.chitieu.aggregation.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schema version of the documents. Its number is part of the name of every collection whose content can be made again
 * from the log, positions included: a service of another layout does not see them, has no position, and makes its own
 * from the log. The old ones stay, so that a rollback is possible; no code reads them.
 */
public final class MongoCollectionVersion {

    /** Grows by one when documents change so that they could not be read. */
    static final int NUMBER = 6;

    private static final Logger LOG = LoggerFactory.getLogger(MongoCollectionVersion.class);
    private static final String POSITIONS = "positions";

    private MongoCollectionVersion() {}

    /** Returns a collection of this layout. */
    public static MongoCollection<Document> collection(MongoDatabase database, String name) {
        return database.getCollection(named(name));
    }

    /** Returns the name of a collection of this layout. */
    static String named(String name) {
        return name + "_" + NUMBER;
    }

    /** Says so where the database has been filled in other layouts only, and returns the positions in them. */
    public static List<String> tellOfOthers(MongoDatabase database) {
        Set<String> names = database.listCollectionNames().into(new HashSet<>());
        List<String> others = new ArrayList<>();
        if (!names.contains(named(POSITIONS))) {
            names.stream()
                    .filter(name -> name.equals(POSITIONS) || name.startsWith(POSITIONS + "_"))
                    .sorted()
                    .forEach(others::add);
        }
        if (!others.isEmpty()) {
            LOG.warn(
                    "{} was filled in another layout ({}); makes everything again from the log in layout {}. Old"
                            + " collections stay until they are dropped by hand",
                    database.getName(),
                    others,
                    NUMBER);
        }
        return others;
    }
}
