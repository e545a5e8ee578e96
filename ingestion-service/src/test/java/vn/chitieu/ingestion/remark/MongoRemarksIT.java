package vn.chitieu.ingestion.remark;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.support.testing.TestDatabase;

class MongoRemarksIT implements RemarkRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public RemarkRepository remarks() {
        MongoRemarks remarks = new MongoRemarks(database);
        remarks.initialize();
        return remarks;
    }
}
