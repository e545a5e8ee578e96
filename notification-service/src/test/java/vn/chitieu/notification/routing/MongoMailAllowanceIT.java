package vn.chitieu.notification.routing;

import vn.chitieu.support.testing.TestDatabase;

class MongoMailAllowanceIT extends DailyMailQuotaContract {

    @Override
    DailyMailQuota empty() {
        return new MongoMailAllowance(TestDatabase.fresh());
    }
}
