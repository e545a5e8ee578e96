package vn.chitieu.aggregation.page;

import vn.chitieu.support.testing.TestDatabase;

class MongoPagesIT implements PageRepositoryContract {
    @Override
    public PageRepository pages() {
        return new MongoPages(TestDatabase.fresh());
    }
}
