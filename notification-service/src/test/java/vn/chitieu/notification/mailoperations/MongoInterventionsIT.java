package vn.chitieu.notification.mailoperations;

import vn.chitieu.notification.store.TestDatabase;

class MongoInterventionsIT extends InterventionsContract {

    @Override
    Interventions empty() {
        return new MongoInterventions(TestDatabase.fresh());
    }
}
