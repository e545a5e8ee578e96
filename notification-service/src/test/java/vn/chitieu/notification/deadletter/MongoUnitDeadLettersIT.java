package vn.chitieu.notification.deadletter;

import vn.chitieu.support.testing.TestDatabase;

class MongoUnitDeadLettersIT extends UnitDeadLetterRepositoryContract {

    @Override
    UnitDeadLetterRepository empty() {
        return new MongoUnitDeadLetters(TestDatabase.fresh());
    }
}
