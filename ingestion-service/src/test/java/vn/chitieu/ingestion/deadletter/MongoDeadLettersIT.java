package vn.chitieu.ingestion.deadletter;

import vn.chitieu.support.testing.TestDatabase;

class MongoDeadLettersIT extends DeadLetterRepositoryContract {

    @Override
    protected DeadLetterRepository rejections() {
        return new MongoDeadLetters(TestDatabase.fresh());
    }
}
