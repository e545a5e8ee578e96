package vn.chitieu.aggregation.report;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.support.testing.TestDatabase;

class MongoAlertExplanationsIT implements AlertExplanationRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public AlertExplanationRepository explanations() {
        MongoAlertExplanations explanations = new MongoAlertExplanations(database);
        explanations.initialize();
        return explanations;
    }
}
