package vn.chitieu.notification.mailoperations;

import vn.chitieu.notification.fixtures.InMemoryInterventions;

class InMemoryInterventionsTest extends InterventionsContract {

    @Override
    Interventions empty() {
        return new InMemoryInterventions();
    }
}
