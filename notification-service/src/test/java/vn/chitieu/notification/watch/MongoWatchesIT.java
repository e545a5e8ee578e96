package vn.chitieu.notification.watch;

import vn.chitieu.support.testing.TestDatabase;

class MongoWatchesIT extends WatchRepositoryContract {

    @Override
    protected WatchRepository empty() {
        return new MongoWatches(TestDatabase.fresh());
    }
}
