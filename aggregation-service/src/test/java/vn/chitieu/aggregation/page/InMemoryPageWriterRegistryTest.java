package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryPageWriterRegistryTest implements PageWriterRegistryContract {
    @Override
    public PageWriterRegistry writers() {
        return new InMemoryStores.InMemoryPageWriters();
    }
}
