package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class CollectionIndexesTest {

    private final MongoCollection<Document> rows = TestDatabase.fresh().getCollection("rows");

    @Test
    void createsAMissingOneOnce() {
        CollectionIndexes.require(rows, Indexes.ascending("end"));
        CollectionIndexes.require(rows, Indexes.ascending("end"));

        assertThat(indexes()).containsExactly("_id_", "end_1");
    }

    @Test
    void createsOneOfOtherUniquenessAgain() {
        rows.createIndex(Indexes.ascending("_id", "version"));

        CollectionIndexes.require(rows, Indexes.ascending("_id", "version"), new IndexOptions().unique(true));

        assertThat(indexes()).containsExactly("_id_", "_id_1_version_1 unique");
    }

    @Test
    void createsOneOfOtherSparsenessAgain() {
        rows.createIndex(Indexes.ascending("door"));

        CollectionIndexes.require(rows, Indexes.ascending("door"), new IndexOptions().sparse(true));

        assertThat(indexes()).containsExactly("_id_", "door_1 sparse");
    }

    /** Another release, or an operator, gave the name to other keys. */
    @Test
    void createsOneOfTheSameNameAgain() {
        rows.createIndex(Indexes.ascending("other"), new IndexOptions().name("end_1"));

        CollectionIndexes.require(rows, Indexes.ascending("end"));

        assertThat(rows.listIndexes().into(new ArrayList<>()))
                .extracting(index -> index.get("key"))
                .contains(new Document("end", 1))
                .doesNotContain(new Document("other", 1));
    }

    @Test
    void leavesAnIndexOfTheOperatorAlone() {
        rows.createIndex(Indexes.ascending("other"));

        CollectionIndexes.require(rows, Indexes.ascending("end"));

        assertThat(indexes()).containsExactly("_id_", "end_1", "other_1");
    }

    private List<String> indexes() {
        List<String> found = new ArrayList<>();
        for (Document index : rows.listIndexes()) {
            found.add(index.getString("name")
                    + (Boolean.TRUE.equals(index.getBoolean("unique")) ? " unique" : "")
                    + (Boolean.TRUE.equals(index.getBoolean("sparse")) ? " sparse" : ""));
        }
        return found.stream().sorted().toList();
    }
}
