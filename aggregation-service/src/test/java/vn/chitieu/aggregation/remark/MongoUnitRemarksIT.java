package vn.chitieu.aggregation.remark;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.support.testing.TestDatabase;

class MongoUnitRemarksIT implements UnitRemarkRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public UnitRemarkRepository remarks() {
        MongoUnitRemarks remarks = new MongoUnitRemarks(database);
        remarks.initialize();
        return remarks;
    }
}
