package vn.chitieu.aggregation.page;

import vn.chitieu.support.testing.TestDatabase;

class MongoMilestonesIT implements MilestoneRepositoryContract {
    @Override
    public MilestoneRepository milestones() {
        return new MongoMilestones(TestDatabase.fresh());
    }
}
