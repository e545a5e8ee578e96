package vn.chitieu.aggregation.domain;

class InMemoryLogMarksTest implements LogMarksContract {
    @Override
    public LogMarks marks() {
        return new InMemoryStores.InMemoryLogMarks();
    }
}
