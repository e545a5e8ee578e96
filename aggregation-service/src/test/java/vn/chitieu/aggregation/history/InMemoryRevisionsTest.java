package vn.chitieu.aggregation.history;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryRevisionsTest implements RevisionsContract {
    @Override
    public Revisions revisions() {
        return new InMemoryStores.InMemoryRevisions();
    }
}
