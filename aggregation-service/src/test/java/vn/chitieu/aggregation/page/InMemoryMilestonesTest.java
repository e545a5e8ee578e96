package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryMilestonesTest implements MilestonesContract {
    @Override
    public Milestones milestones() {
        return new InMemoryStores.InMemoryMilestones();
    }
}
