package vn.chitieu.aggregation.log;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryLogIdentityRepositoryTest implements LogIdentityRepositoryContract {
    @Override
    public LogIdentityRepository marks() {
        return new InMemoryStores.InMemoryLogMarks();
    }
}
