package vn.chitieu.support.testing;

import com.mongodb.client.MongoDatabase;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;

/** Which indexes MongoDB's planner chose, read from what {@code explain} answers. */
final class ExplainedPlan {

    /** In the place of an index: the whole collection is read. */
    static final String SCAN = "scan";

    private static final Set<String> KEPT = Set.of(
            "find",
            "filter",
            "sort",
            "projection",
            "limit",
            "skip",
            "hint",
            "aggregate",
            "pipeline",
            "cursor",
            "count",
            "query",
            "findAndModify",
            "update",
            "updates",
            "delete",
            "deletes",
            "new",
            "fields",
            "remove",
            "upsert");

    private ExplainedPlan() {}

    /** Asks the server about a command with one statement. */
    static Set<String> indexes(MongoDatabase database, BsonDocument command) {
        BsonDocument asked = command.clone();
        asked.keySet().retainAll(KEPT);
        BsonDocument explain = new BsonDocument("explain", asked).append("verbosity", new BsonString("queryPlanner"));
        return indexes(database.runCommand(explain).toBsonDocument(Document.class, database.getCodecRegistry()));
    }

    /** Returns the names of the indexes in the winning plan of an answer, of MongoDB 4.4 to 8. */
    static Set<String> indexes(BsonDocument answer) {
        Set<String> found = new TreeSet<>();
        collect(answer, false, found);
        return found;
    }

    private static void collect(BsonValue value, boolean isInPlan, Set<String> found) {
        if (value.isArray()) {
            value.asArray().forEach(one -> collect(one, isInPlan, found));
        } else if (value.isDocument()) {
            BsonDocument document = value.asDocument();
            if (isInPlan && document.containsKey("stage")) {
                stage(document, found);
            }
            document.forEach((key, inner) -> {
                if (!key.equals("rejectedPlans")) {
                    collect(inner, isInPlan || key.equals("winningPlan"), found);
                }
            });
        }
    }

    private static void stage(BsonDocument stage, Set<String> found) {
        String name = stage.getString("stage").getValue();
        if (stage.containsKey("indexName")) {
            found.add(stage.getString("indexName").getValue());
        } else if (name.equals("IDHACK") || name.equals("EXPRESS_CLUSTERED_IXSCAN")) {
            found.add("_id_");
        } else if (name.equals("COLLSCAN") || name.equals("RECORD_STORE_FAST_COUNT")) {
            found.add(SCAN);
        }
    }
}
