package vn.chitieu.ingestion.deadletter;

class InMemoryDeadLetterRepositoryTest extends DeadLetterRepositoryContract {
    @Override
    protected DeadLetterRepository rejections() {
        return new InMemoryDeadLetterRepository();
    }
}
