package vn.chitieu.notification.routing;

import vn.chitieu.notification.fixtures.InMemoryMailAllowance;

class InMemoryMailAllowanceTest extends MailAllowanceContract {

    @Override
    MailAllowance empty() {
        return new InMemoryMailAllowance();
    }
}
