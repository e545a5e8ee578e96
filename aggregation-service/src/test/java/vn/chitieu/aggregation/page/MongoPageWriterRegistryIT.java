package vn.chitieu.aggregation.page;

import vn.chitieu.support.testing.TestDatabase;

class MongoPageWriterRegistryIT implements PageWriterRegistryContract {
    @Override
    public PageWriterRegistry writers() {
        return new MongoPageWriterRegistry(TestDatabase.fresh());
    }
}
