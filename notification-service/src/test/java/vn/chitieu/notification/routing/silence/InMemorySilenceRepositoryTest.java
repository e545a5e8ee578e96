package vn.chitieu.notification.routing.silence;

import vn.chitieu.notification.fixtures.InMemorySilenceRepository;

class InMemorySilenceRepositoryTest extends SilenceRepositoryContract {

    @Override
    SilenceRepository empty() {
        return new InMemorySilenceRepository();
    }
}
