package vn.chitieu.notification.store;

import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.fixtures.InMemoryCases;

class InMemoryCasesTest extends CasesContract {

    @Override
    Cases empty() {
        return new InMemoryCases();
    }
}
