package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryPageRepositoryTest implements PageRepositoryContract {
    @Override
    public PageRepository pages() {
        return new InMemoryStores.InMemoryPages();
    }
}
