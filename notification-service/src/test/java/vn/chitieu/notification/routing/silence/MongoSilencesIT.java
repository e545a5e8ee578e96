package vn.chitieu.notification.routing.silence;

import vn.chitieu.support.testing.TestDatabase;

class MongoSilencesIT extends SilenceRepositoryContract {

    @Override
    SilenceRepository empty() {
        return new MongoSilences(TestDatabase.fresh());
    }
}
