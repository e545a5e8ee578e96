package vn.chitieu.aggregation.storage;

import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.aggregation.domain.PageWriters;
import vn.chitieu.aggregation.domain.PageWritersContract;

class MongoPageWritersIT implements PageWritersContract {
    @Override
    public PageWriters writers() {
        return new MongoPageWriters(TestDatabase.fresh());
    }
}
