package vn.chitieu.aggregation.page;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryMilestoneRepositoryTest implements MilestoneRepositoryContract {
    @Override
    public MilestoneRepository milestones() {
        return new InMemoryStores.InMemoryMilestones();
    }
}
