package vn.chitieu.ingestion.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.support.testing.TestDatabase;

class MongoDeadLettersIT extends DeadLetterRepositoryContract {

    @Override
    protected DeadLetterRepository rejections() {
        return new MongoDeadLetters(TestDatabase.fresh(), City.defaultCity());
    }

    /** The ids of an older release have no city. */
    @Test
    void whatAnOlderReleaseKeptIsOfTheDefaultCity() {
        MongoDatabase database = TestDatabase.fresh();
        LocalDate day = LocalDate.parse("2022-04-08");
        MongoDeadLetters deadLetters = new MongoDeadLetters(database, City.defaultCity());
        DeadLetter kept = rejection("north", 1);
        deadLetters.keep(day, of("", kept));
        deadLetters.keep(day, of(City.ID, rejection("north", 2)));

        assertThat(deadLetters.find(City.ID, "north", day, day))
                .singleElement()
                .satisfies(found -> assertThat(found.rejections()).hasSize(2));
        assertThat(deadLetters.find("hue", "north", day, day)).isEmpty();
        assertThat(database.getCollection("rejections-2022").find().map(one -> one.getString("_id")))
                .containsExactlyInAnyOrder("north/2022-04-08", "small-city:north/2022-04-08");
    }

    private static DeadLetter of(String city, DeadLetter one) {
        return new DeadLetter(
                one.origin(),
                one.kept(),
                city,
                one.unit(),
                one.key(),
                one.bytes(),
                one.beginning(),
                one.errors(),
                one.rejectedAt());
    }
}
