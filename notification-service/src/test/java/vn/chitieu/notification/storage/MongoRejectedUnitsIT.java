package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.rejection.RejectedUnits;

class MongoRejectedUnitsIT extends RejectedUnitsContract {

    @Override
    RejectedUnits empty() {
        return new MongoRejectedUnits(TestDatabase.fresh());
    }
}
