package vn.chitieu.ingestion.domain.rejection;

class InMemoryRejectionsTest extends RejectionsContract {
    @Override
    protected Rejections rejections() {
        return new InMemoryRejections();
    }
}
