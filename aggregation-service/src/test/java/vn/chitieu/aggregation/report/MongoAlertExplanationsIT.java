package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.testing.TestDatabase;

class MongoAlertExplanationsIT implements AlertExplanationRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public AlertExplanationRepository explanations() {
        MongoAlertExplanations explanations = new MongoAlertExplanations(database, "small");
        explanations.initialize();
        return explanations;
    }

    @Test
    void keepsTheExplanationsOfEachCityToItself() {
        explanations().keep(AlertExplanationRepositoryContract.about("city", "LAND_CLEARED", "2022-Q1", null, 1, "x"));

        assertThat(new MongoAlertExplanations(database, "other").of(new Quarter(2022, 1)))
                .isEmpty();
    }
}
