package vn.chitieu.aggregation.domain;

class InMemoryPositionsTest implements PositionsContract {
    @Override
    public Positions positions() {
        return new InMemoryStores.InMemoryPositions();
    }
}
