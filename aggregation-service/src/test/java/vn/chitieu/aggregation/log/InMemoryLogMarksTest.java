package vn.chitieu.aggregation.log;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryLogMarksTest implements LogMarksContract {
    @Override
    public LogMarks marks() {
        return new InMemoryStores.InMemoryLogMarks();
    }
}
