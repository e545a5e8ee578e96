package vn.chitieu.ingestion.domain.audit;

class InMemoryAuditTrailTest extends AuditTrailContract {
    @Override
    protected AuditTrail empty() {
        return new InMemoryAuditTrail();
    }
}
