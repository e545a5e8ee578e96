package vn.chitieu.notification.mailoperations;

import vn.chitieu.support.testing.TestDatabase;

class MongoInterventionsIT extends InterventionRepositoryContract {

    @Override
    InterventionRepository empty() {
        return new MongoInterventions(TestDatabase.fresh());
    }
}
