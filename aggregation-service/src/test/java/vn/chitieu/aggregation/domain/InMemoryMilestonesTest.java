package vn.chitieu.aggregation.domain;

class InMemoryMilestonesTest implements MilestonesContract {
    @Override
    public Milestones milestones() {
        return new InMemoryStores.InMemoryMilestones();
    }
}
