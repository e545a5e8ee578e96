package vn.chitieu.ingestion.audit;

class InMemoryAuditRepositoryTest extends AuditRepositoryContract {
    @Override
    protected AuditRepository empty() {
        return new InMemoryAuditRepository();
    }
}
