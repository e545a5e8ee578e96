package vn.chitieu.notification.mailoperations;

import vn.chitieu.notification.fixtures.InMemoryInterventionRepository;

class InMemoryInterventionRepositoryTest extends InterventionRepositoryContract {

    @Override
    InterventionRepository empty() {
        return new InMemoryInterventionRepository();
    }
}
