package vn.chitieu.ingestion.remark;

class InMemoryRemarkRepositoryTest implements RemarkRepositoryContract {
    @Override
    public RemarkRepository remarks() {
        return new InMemoryRemarkRepository();
    }
}
