package vn.chitieu.aggregation.rejection;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.support.testing.TestDatabase;

class MongoRejectionCountsIT implements RejectionCountRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public RejectionCountRepository counts() {
        MongoRejectionCounts counts = new MongoRejectionCounts(database);
        counts.initialize();
        return counts;
    }
}
