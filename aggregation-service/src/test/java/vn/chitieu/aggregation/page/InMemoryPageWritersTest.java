package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryPageWritersTest implements PageWritersContract {
    @Override
    public PageWriters writers() {
        return new InMemoryStores.InMemoryPageWriters();
    }
}
