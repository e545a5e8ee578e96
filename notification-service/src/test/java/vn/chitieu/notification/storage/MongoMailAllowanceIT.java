package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.timing.MailAllowance;

class MongoMailAllowanceIT extends MailAllowanceContract {

    @Override
    MailAllowance empty() {
        return new MongoMailAllowance(TestDatabase.fresh());
    }
}
