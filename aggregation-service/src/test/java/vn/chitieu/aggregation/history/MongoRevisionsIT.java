package vn.chitieu.aggregation.history;

import vn.chitieu.aggregation.TestDatabase;

class MongoRevisionsIT implements RevisionsContract {
    @Override
    public Revisions revisions() {
        return new MongoRevisions(TestDatabase.fresh());
    }
}
