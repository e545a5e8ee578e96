package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.silence.Silences;

class MongoSilencesIT extends SilencesContract {

    @Override
    Silences empty() {
        return new MongoSilences(TestDatabase.fresh());
    }
}
