package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.TestDatabase;

class MongoPageWritersIT implements PageWritersContract {
    @Override
    public PageWriters writers() {
        return new MongoPageWriters(TestDatabase.fresh());
    }
}
