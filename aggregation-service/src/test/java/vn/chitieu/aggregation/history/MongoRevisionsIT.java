package vn.chitieu.aggregation.history;

import vn.chitieu.support.testing.TestDatabase;

class MongoRevisionsIT implements RevisionRepositoryContract {
    @Override
    public RevisionRepository revisions() {
        return new MongoRevisions(TestDatabase.fresh());
    }
}
