package vn.chitieu.aggregation.storage;

import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PositionsContract;

class MongoPositionsIT implements PositionsContract {
    @Override
    public Positions positions() {
        return new MongoPositions(TestDatabase.fresh(), "a-topic");
    }
}
