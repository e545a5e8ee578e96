package vn.chitieu.aggregation.target;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryTargetRepositoryTest implements TargetRepositoryContract {
    @Override
    public TargetRepository targets() {
        return new InMemoryStores.InMemoryTargets();
    }
}
