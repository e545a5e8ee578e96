package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.TestDatabase;

class MongoMilestonesIT implements MilestonesContract {
    @Override
    public Milestones milestones() {
        return new MongoMilestones(TestDatabase.fresh());
    }
}
