package vn.chitieu.aggregation.storage;

import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.PagesContract;

class MongoPagesIT implements PagesContract {
    @Override
    public Pages pages() {
        return new MongoPages(TestDatabase.fresh());
    }
}
