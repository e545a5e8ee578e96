package vn.chitieu.notification.routing;

import vn.chitieu.notification.store.TestDatabase;

class MongoMailAllowanceIT extends MailAllowanceContract {

    @Override
    MailAllowance empty() {
        return new MongoMailAllowance(TestDatabase.fresh());
    }
}
