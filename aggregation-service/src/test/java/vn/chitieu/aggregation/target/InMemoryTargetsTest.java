package vn.chitieu.aggregation.target;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryTargetsTest implements TargetsContract {
    @Override
    public Targets targets() {
        return new InMemoryStores.InMemoryTargets();
    }
}
