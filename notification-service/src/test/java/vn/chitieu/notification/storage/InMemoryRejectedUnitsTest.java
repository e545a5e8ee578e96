package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.rejection.RejectedUnits;
import vn.chitieu.notification.fixtures.InMemoryRejectedUnits;

class InMemoryRejectedUnitsTest extends RejectedUnitsContract {

    @Override
    RejectedUnits empty() {
        return new InMemoryRejectedUnits();
    }
}
