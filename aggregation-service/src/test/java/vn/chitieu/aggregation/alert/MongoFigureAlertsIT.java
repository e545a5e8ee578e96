package vn.chitieu.aggregation.alert;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.support.testing.TestDatabase;

class MongoFigureAlertsIT implements FigureAlertRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public FigureAlertRepository alerts() {
        MongoFigureAlerts alerts = new MongoFigureAlerts(database);
        alerts.initialize();
        return alerts;
    }
}
