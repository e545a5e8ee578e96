package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryPagesTest implements PagesContract {
    @Override
    public Pages pages() {
        return new InMemoryStores.InMemoryPages();
    }
}
