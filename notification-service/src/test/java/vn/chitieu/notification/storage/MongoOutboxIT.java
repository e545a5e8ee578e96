package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.outbox.Outbox;

class MongoOutboxIT extends OutboxContract {

    @Override
    Outbox empty() {
        return new MongoOutbox(TestDatabase.fresh());
    }
}
