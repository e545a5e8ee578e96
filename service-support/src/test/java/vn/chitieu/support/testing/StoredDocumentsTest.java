package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoredDocumentsTest {

    @Test
    void namesFieldsWithTheirTypes() {
        Document document = new Document("_id", "one")
                .append("version", 1L)
                .append("c", List.of(new Document("u", "nam-ngan"), new Document("v", 2)))
                .append("s", new Document("500", "x"))
                .append("absent", null);

        assertThat(StoredDocuments.fields(document))
                .containsExactly("/_id STRING", "/c[]/u STRING", "/c[]/v INT32", "/s/* STRING", "/version INT64");
    }

    @Test
    void takesTheDocumentWithTheMostFieldsThatCanBeRead() {
        MongoDatabase database = TestDatabase.fresh();
        MongoCollection<Document> rows = database.getCollection("rows");
        rows.insertOne(new Document("_id", "a").append("x", 1));
        rows.insertOne(new Document("_id", "b").append("x", 1).append("y", "y"));
        rows.insertOne(
                new Document("_id", "damaged").append("x", 1).append("y", 1).append("z", 1));

        StoredDocuments stored = StoredDocuments.ofTests(
                Set.of(database.getName()),
                Set.of("rows"),
                Map.of("rows", document -> !document.get("_id").equals("damaged")));

        assertThat(stored.richest().get("rows")).containsEntry("_id", "b");
        assertThat(stored.fields("rows")).containsExactly("/_id STRING", "/x INT32", "/y STRING");
    }
}
