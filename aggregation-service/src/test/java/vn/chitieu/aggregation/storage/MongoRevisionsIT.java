package vn.chitieu.aggregation.storage;

import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.RevisionsContract;

class MongoRevisionsIT implements RevisionsContract {
    @Override
    public Revisions revisions() {
        return new MongoRevisions(TestDatabase.fresh());
    }
}
