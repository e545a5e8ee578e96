package vn.chitieu.aggregation.history;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryRevisionRepositoryTest implements RevisionRepositoryContract {
    @Override
    public RevisionRepository revisions() {
        return new InMemoryStores.InMemoryRevisions();
    }
}
