package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.contracts.vocabulary.Quarter;

class MongoExplanationsIT implements ExplanationsContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public Explanations explanations() {
        MongoExplanations explanations = new MongoExplanations(database, "small");
        explanations.initialize();
        return explanations;
    }

    @Test
    void keepsTheExplanationsOfEachCityToItself() {
        explanations().keep(ExplanationsContract.about("city", "LAND_CLEARED", "2022-Q1", null, 1, "x"));

        assertThat(new MongoExplanations(database, "other").of(new Quarter(2022, 1)))
                .isEmpty();
    }
}
