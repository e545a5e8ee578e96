package vn.chitieu.aggregation.log;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryPositionsTest implements PositionsContract {
    @Override
    public Positions positions() {
        return new InMemoryStores.InMemoryPositions();
    }
}
