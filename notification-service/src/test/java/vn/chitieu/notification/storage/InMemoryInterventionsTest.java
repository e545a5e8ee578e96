package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.outbox.Interventions;
import vn.chitieu.notification.fixtures.InMemoryInterventions;

class InMemoryInterventionsTest extends InterventionsContract {

    @Override
    Interventions empty() {
        return new InMemoryInterventions();
    }
}
