package vn.chitieu.notification.reminder;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.support.testing.TestDatabase;

class MongoReportingIT extends ReportingContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    DutyRepository emptyDuties() {
        return new MongoDuties(database);
    }

    @Override
    MissingReports emptyTotals() {
        return new MongoMissingReports(database);
    }

    @Override
    PunctualityRepository emptyLedger() {
        return new MongoPunctuality(database);
    }
}
