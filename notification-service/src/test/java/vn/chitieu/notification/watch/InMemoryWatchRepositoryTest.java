package vn.chitieu.notification.watch;

import vn.chitieu.notification.fixtures.InMemoryWatches;

class InMemoryWatchRepositoryTest extends WatchRepositoryContract {

    @Override
    protected WatchRepository empty() {
        return new InMemoryWatches();
    }
}
