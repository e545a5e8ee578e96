package vn.chitieu.aggregation.storage;

import vn.chitieu.aggregation.TestDatabase;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.MilestonesContract;

class MongoMilestonesIT implements MilestonesContract {
    @Override
    public Milestones milestones() {
        return new MongoMilestones(TestDatabase.fresh());
    }
}
