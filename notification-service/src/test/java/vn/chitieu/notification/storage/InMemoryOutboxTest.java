package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.fixtures.InMemoryOutbox;

class InMemoryOutboxTest extends OutboxContract {

    @Override
    Outbox empty() {
        return new InMemoryOutbox();
    }
}
