package vn.chitieu.aggregation.storage;

import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.ReceiptsContract;

class MongoReceiptsIT implements ReceiptsContract {
    @Override
    public Receipts receipts() {
        return new MongoReceipts(TestDatabase.fresh());
    }
}
