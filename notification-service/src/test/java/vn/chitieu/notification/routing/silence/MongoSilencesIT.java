package vn.chitieu.notification.routing.silence;

import vn.chitieu.notification.store.TestDatabase;

class MongoSilencesIT extends SilencesContract {

    @Override
    Silences empty() {
        return new MongoSilences(TestDatabase.fresh());
    }
}
