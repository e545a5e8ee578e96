package vn.chitieu.notification.reminder;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.notification.store.TestDatabase;

class MongoReportingIT extends ReportingContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    Duties emptyDuties() {
        return new MongoDuties(database);
    }

    @Override
    SeenTotals emptyTotals() {
        return new MongoSeenTotals(database);
    }

    @Override
    Ledger emptyLedger() {
        return new MongoLedger(database);
    }
}
