package vn.chitieu.notification.deadletter;

import vn.chitieu.notification.store.TestDatabase;

class MongoRejectedUnitsIT extends RejectedUnitsContract {

    @Override
    RejectedUnits empty() {
        return new MongoRejectedUnits(TestDatabase.fresh());
    }
}
