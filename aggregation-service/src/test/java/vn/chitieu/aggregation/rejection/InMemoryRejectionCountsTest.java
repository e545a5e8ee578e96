package vn.chitieu.aggregation.rejection;

class InMemoryRejectionCountsTest implements RejectionCountRepositoryContract {
    @Override
    public RejectionCountRepository counts() {
        return new InMemoryRejectionCounts();
    }
}
