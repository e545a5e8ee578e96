package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.digest.Digests;

class MongoDigestsIT extends DigestsContract {

    @Override
    Digests empty() {
        return new MongoDigests(TestDatabase.fresh());
    }
}
