package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.digest.Digests;
import vn.chitieu.notification.fixtures.InMemoryDigests;

class InMemoryDigestsTest extends DigestsContract {

    @Override
    Digests empty() {
        return new InMemoryDigests();
    }
}
