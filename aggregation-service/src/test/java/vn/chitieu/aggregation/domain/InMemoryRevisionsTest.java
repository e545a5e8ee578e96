package vn.chitieu.aggregation.domain;

class InMemoryRevisionsTest implements RevisionsContract {
    @Override
    public Revisions revisions() {
        return new InMemoryStores.InMemoryRevisions();
    }
}
