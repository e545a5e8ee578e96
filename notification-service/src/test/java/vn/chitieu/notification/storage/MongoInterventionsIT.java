package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.outbox.Interventions;

class MongoInterventionsIT extends InterventionsContract {

    @Override
    Interventions empty() {
        return new MongoInterventions(TestDatabase.fresh());
    }
}
