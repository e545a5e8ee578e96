package vn.chitieu.aggregation.history;

import vn.chitieu.aggregation.TestDatabase;

class MongoRevisionsIT implements RevisionRepositoryContract {
    @Override
    public RevisionRepository revisions() {
        return new MongoRevisions(TestDatabase.fresh());
    }
}
