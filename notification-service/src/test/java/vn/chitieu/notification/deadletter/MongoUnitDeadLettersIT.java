package vn.chitieu.notification.deadletter;

import vn.chitieu.notification.store.TestDatabase;

class MongoUnitDeadLettersIT extends UnitDeadLetterRepositoryContract {

    @Override
    UnitDeadLetterRepository empty() {
        return new MongoUnitDeadLetters(TestDatabase.fresh());
    }
}
