package vn.chitieu.ingestion.deadletter;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.ingestion.deadletter.DeadLetterMapperTest.rejected;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.testing.TestDatabase;

class DeadLetterListenerIT {

    private static final LocalDate DAY = LocalDate.parse("2022-04-08");
    private static final Catalogs CATALOGS = Catalogs.of(City.catalog(), City.catalog("hue"));

    private final MongoDatabase database = TestDatabase.fresh();
    private final MongoDeadLetters deadLetters = new MongoDeadLetters(database, City.defaultCity());
    private final DeadLetterListener listener =
            new DeadLetterListener(deadLetters, CATALOGS, new SimpleMeterRegistry());

    @Test
    void aDocumentThatCannotBeReadStopsNoOtherUnit() {
        listener.keep(List.of(rejected("hue", Topics.wardUpdates("hue", "north"), "first of hue")));
        database.getCollection("rejections-2022").updateOne(eq("hue:north/" + DAY), set("last.0", "damaged"));

        listener.keep(List.of(
                rejected("hue", Topics.wardUpdates("hue", "north"), "second of hue"),
                rejected(City.ID, Topics.wardUpdates(City.ID, "north"), "of the other city")));

        assertThat(deadLetters.find(City.ID, "north", DAY, DAY))
                .singleElement()
                .satisfies(day -> assertThat(day.rejections())
                        .extracting(DeadLetter::beginning)
                        .containsExactly("of the other city"));
        assertThat(listener.kept()).isEqualTo(2);
    }

    @Test
    void aStoreThatDoesNotAnswerIsAskedAgain() {
        DeadLetterListener away = new DeadLetterListener(new Away(), CATALOGS, new SimpleMeterRegistry());

        assertThatThrownBy(() ->
                        away.keep(List.of(rejected(City.ID, Topics.wardUpdates(City.ID, "north"), "of the city"))))
                .isInstanceOf(UnavailableException.class);
    }

    private static final class Away implements DeadLetterRepository {

        @Override
        public void keep(LocalDate day, DeadLetter rejection) {
            throw IngestionProblemCode.REJECTIONS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
        }

        @Override
        public List<DeadLetterDay> find(String city, String unit, LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sentAgain(String city, String unit, LocalDate day, RecordPosition kept, Instant when) {
            throw new UnsupportedOperationException();
        }
    }
}
