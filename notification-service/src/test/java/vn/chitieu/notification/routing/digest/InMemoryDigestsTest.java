package vn.chitieu.notification.routing.digest;

import vn.chitieu.notification.fixtures.InMemoryDigests;

class InMemoryDigestsTest extends DigestsContract {

    @Override
    Digests empty() {
        return new InMemoryDigests();
    }
}
