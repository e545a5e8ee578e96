package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

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
        var rows = TestDatabase.fresh().getCollection("rowsOfStoredDocuments");
        rows.insertOne(new Document("_id", "a").append("x", 1));
        rows.insertOne(new Document("_id", "b").append("x", 1).append("y", "y"));
        rows.insertOne(
                new Document("_id", "damaged").append("x", 1).append("y", 1).append("z", 1));

        StoredDocuments stored = StoredDocuments.ofTests(
                Set.of("rowsOfStoredDocuments"),
                Map.of("rowsOfStoredDocuments", document -> !document.get("_id").equals("damaged")));

        assertThat(stored.richest().get("rowsOfStoredDocuments")).containsEntry("_id", "b");
        assertThat(stored.fields("rowsOfStoredDocuments")).containsExactly("/_id STRING", "/x INT32", "/y STRING");
    }
}
