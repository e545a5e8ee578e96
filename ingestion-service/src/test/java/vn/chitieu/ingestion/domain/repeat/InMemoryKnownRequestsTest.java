package vn.chitieu.ingestion.domain.repeat;

class InMemoryKnownRequestsTest extends KnownRequestsContract {
    @Override
    protected KnownRequests empty() {
        return new InMemoryKnownRequests();
    }
}
