package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.TestDatabase;

class MongoPagesIT implements PagesContract {
    @Override
    public Pages pages() {
        return new MongoPages(TestDatabase.fresh());
    }
}
