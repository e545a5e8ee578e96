package vn.chitieu.notification.routing.silence;

import vn.chitieu.notification.store.TestDatabase;

class MongoSilencesIT extends SilenceRepositoryContract {

    @Override
    SilenceRepository empty() {
        return new MongoSilences(TestDatabase.fresh());
    }
}
