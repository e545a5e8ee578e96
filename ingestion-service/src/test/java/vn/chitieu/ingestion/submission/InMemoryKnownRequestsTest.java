package vn.chitieu.ingestion.submission;

class InMemoryKnownRequestsTest extends KnownRequestsContract {
    @Override
    protected KnownRequests empty() {
        return new InMemoryKnownRequests();
    }
}
