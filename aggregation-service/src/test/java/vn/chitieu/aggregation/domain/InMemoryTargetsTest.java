package vn.chitieu.aggregation.domain;

class InMemoryTargetsTest implements TargetsContract {
    @Override
    public Targets targets() {
        return new InMemoryStores.InMemoryTargets();
    }
}
