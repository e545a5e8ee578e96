package vn.chitieu.notification.deadletter;

import vn.chitieu.notification.fixtures.InMemoryUnitDeadLetterRepository;

class InMemoryUnitDeadLetterRepositoryTest extends UnitDeadLetterRepositoryContract {

    @Override
    UnitDeadLetterRepository empty() {
        return new InMemoryUnitDeadLetterRepository();
    }
}
