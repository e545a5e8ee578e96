package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.aggregation.history.MongoReceipts;
import vn.chitieu.aggregation.target.MongoTargets;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.testing.SaysMongoDb;
import vn.chitieu.support.testing.TestDatabase;

/** On which server which collection has the index over id and version. */
class VersionIndexesIT {

    private static final String INDEX = "_id_1_version_1";

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void theEmbeddedDatabaseHasAllOfThem() {
        assumeFalse(TestDatabase.isMongoDb(), "these tests run on MongoDB");
        stores(database).forEach(MongoInitializer::initialize);

        for (String collection : List.of("pages", "receipts", "milestones", "targets")) {
            assertThat(SaysMongoDb.indexes(database, named(collection)))
                    .as(collection)
                    .contains(INDEX);
        }
    }

    /** Those of an earlier release are dropped where nothing reads them. */
    @ParameterizedTest
    @CsvSource({"pages, true", "receipts, true", "milestones, false", "targets, false"})
    void mongoDbHasThoseThatAreOfUse(String collection, boolean isKept) {
        database.getCollection(named(collection))
                .createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));

        stores(SaysMongoDb.of(database)).forEach(MongoInitializer::initialize);
        stores(SaysMongoDb.of(database)).forEach(MongoInitializer::initialize);

        assertThat(SaysMongoDb.indexes(database, named(collection)).contains(INDEX))
                .isEqualTo(isKept);
    }

    private static String named(String collection) {
        return collection.equals("targets") ? collection : MongoCollectionVersion.named(collection);
    }

    private static List<MongoInitializer> stores(MongoDatabase database) {
        return List.of(
                new MongoPages(database),
                new MongoReceipts(database),
                new MongoMilestones(database),
                new MongoTargets(database, "small"));
    }
}
