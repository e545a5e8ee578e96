package vn.chitieu.notification.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoDamagedDocumentsIT {

    private final MongoDatabase database = TestDatabase.fresh();
    private final MongoDamagedDocuments damaged = new MongoDamagedDocuments(database, List.of(new Cases()));

    @Test
    void forgetsADocumentThatCanBeReadAgain() {
        Document document = new Document("_id", "one");
        database.getCollection("cases").insertOne(document);
        assertThat(damaged.read(
                        "cases", document, one -> one.getInteger("version").toString()))
                .isEmpty();
        assertThat(damaged.known(9)).containsOnlyKeys("cases/one");

        database.getCollection("cases").replaceOne(new Document("_id", "one"), new Document("version", 1));

        assertThat(damaged.known(9)).isEmpty();
        assertThat(database.getCollection("damagedDocuments").countDocuments()).isZero();
    }

    private static final class Cases implements CheckedCollection {

        @Override
        public String collection() {
            return "cases";
        }

        @Override
        public Function<Document, ?> reader() {
            return document -> document.getInteger("version").toString();
        }
    }
}
