package vn.chitieu.notification.detection;

import vn.chitieu.support.testing.TestDatabase;

class MongoWaitingTotalsIT extends WaitingTotalsContract {

    @Override
    WaitingTotals empty() {
        return new MongoWaitingTotals(TestDatabase.fresh(), SomeTotals.IDS);
    }
}
