package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.embedded.EmbeddedDatabase;

class VersionIndexTest {

    @Test
    void theEmbeddedDatabaseHasItAndMongoDbDoesNotNeedIt() {
        try (EmbeddedDatabase server = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("any");
            MongoCollection<Document> cases = database.getCollection("cases");
            VersionIndex.prepare(database, cases, "version");
            VersionIndex.prepare(database, cases, "version");
            List<String> names = new ArrayList<>();
            cases.listIndexes().forEach(index -> names.add(index.getString("name")));
            assertThat(names).contains("_id_1_version_1");
        }
        Document ofMongoDb =
                new Document("version", "7.0.5").append("gitVersion", "7809d71e84e314b497f282ea8aa06d7ded3eb205");
        assertThat(VersionIndex.isOfUse(ofMongoDb)).isFalse();
    }
}
