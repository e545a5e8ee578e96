package vn.chitieu.notification.deadletter;

import vn.chitieu.notification.fixtures.InMemoryRejectedUnits;

class InMemoryRejectedUnitsTest extends RejectedUnitsContract {

    @Override
    RejectedUnits empty() {
        return new InMemoryRejectedUnits();
    }
}
