package vn.chitieu.aggregation.domain;

class InMemoryPageWritersTest implements PageWritersContract {
    @Override
    public PageWriters writers() {
        return new InMemoryStores.InMemoryPageWriters();
    }
}
