package vn.chitieu.ingestion.deadletter;

class InMemoryRejectionsTest extends RejectionsContract {
    @Override
    protected Rejections rejections() {
        return new InMemoryRejections();
    }
}
