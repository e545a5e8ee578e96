package vn.chitieu.aggregation.log;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryLogPositionsTest implements LogPositionsContract {
    @Override
    public LogPositions positions() {
        return new InMemoryStores.InMemoryPositions();
    }
}
