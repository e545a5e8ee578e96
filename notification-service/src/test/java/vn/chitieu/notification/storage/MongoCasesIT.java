package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.cases.Cases;

class MongoCasesIT extends CasesContract {

    @Override
    Cases empty() {
        return new MongoCases(TestDatabase.fresh());
    }
}
