package vn.chitieu.notification.cases.store;

import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.fixtures.InMemoryCases;

class InMemoryCasesTest extends CasesContract {

    @Override
    CaseRepository empty() {
        return new InMemoryCases();
    }
}
