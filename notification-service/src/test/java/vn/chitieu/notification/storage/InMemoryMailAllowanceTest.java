package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.timing.MailAllowance;
import vn.chitieu.notification.fixtures.InMemoryMailAllowance;

class InMemoryMailAllowanceTest extends MailAllowanceContract {

    @Override
    MailAllowance empty() {
        return new InMemoryMailAllowance();
    }
}
