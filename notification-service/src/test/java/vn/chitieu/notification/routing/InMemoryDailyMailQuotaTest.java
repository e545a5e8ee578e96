package vn.chitieu.notification.routing;

import vn.chitieu.notification.fixtures.InMemoryDailyMailQuota;

class InMemoryDailyMailQuotaTest extends DailyMailQuotaContract {

    @Override
    DailyMailQuota empty() {
        return new InMemoryDailyMailQuota();
    }
}
