package vn.chitieu.notification.routing.digest;

import vn.chitieu.notification.fixtures.InMemoryDigestRepository;

class InMemoryDigestRepositoryTest extends DigestRepositoryContract {

    @Override
    DigestRepository empty() {
        return new InMemoryDigestRepository();
    }
}
