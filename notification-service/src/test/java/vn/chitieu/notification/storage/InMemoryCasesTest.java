package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.fixtures.InMemoryCases;

class InMemoryCasesTest extends CasesContract {

    @Override
    Cases empty() {
        return new InMemoryCases();
    }
}
