package vn.chitieu.notification.storage;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.notification.domain.reporting.Duties;
import vn.chitieu.notification.domain.reporting.Ledger;
import vn.chitieu.notification.domain.reporting.SeenTotals;

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
