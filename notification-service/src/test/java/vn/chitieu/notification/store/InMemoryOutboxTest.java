package vn.chitieu.notification.store;

import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.outbox.Outbox;

class InMemoryOutboxTest extends OutboxContract {

    @Override
    Outbox empty() {
        return new InMemoryOutbox();
    }
}
