package vn.chitieu.ingestion;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

@ExtendWith(OutputCaptureExtension.class)
class ReadableDocumentsIT {

    private final MongoCollection<Document> collection = TestDatabase.fresh().getCollection("numbers");
    private final ReadableDocuments<Integer> numbers = of(collection);

    @Test
    void leavesOutWhatCannotBeReadAndLogsItOnceUntilItIsMended(CapturedOutput output) {
        for (int number = 0; number < 300; number++) {
            collection.insertOne(new Document("_id", "n" + number).append("value", number));
        }
        collection.updateOne(eq("n7"), set("value", "seven"));
        List<Integer> others =
                IntStream.range(0, 300).filter(number -> number != 7).boxed().toList();

        assertThat(numbers.find(new Document())).containsExactlyInAnyOrderElementsOf(others);
        assertThat(numbers.find(new Document())).hasSize(299);
        assertThat(linesAbout(output)).isEqualTo(1);

        collection.updateOne(eq("n7"), set("value", 7));
        assertThat(numbers.find(eq("n7"))).containsExactly(7);
        collection.updateOne(eq("n7"), set("value", "seven"));
        assertThat(numbers.find(eq("n7"))).isEmpty();
        assertThat(linesAbout(output)).isEqualTo(2);
    }

    private static long linesAbout(CapturedOutput output) {
        return output.toString()
                .lines()
                .filter(line -> line.contains("numbers/n7"))
                .count();
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        MongoClientSettings nowhere = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://localhost:1"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        try (MongoClient away = MongoClients.create(nowhere)) {
            ReadableDocuments<Integer> lost = of(away.getDatabase("test").getCollection("numbers"));

            assertThatThrownBy(() -> lost.find(new Document()))
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);
        }
    }

    private static ReadableDocuments<Integer> of(MongoCollection<Document> collection) {
        return new ReadableDocuments<>(
                collection, IngestionProblemCode.CREDENTIALS_UNAVAILABLE, document -> document.getInteger("value"));
    }
}
