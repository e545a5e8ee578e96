package vn.chitieu.ingestion.audit;

class InMemoryAuditTrailTest extends AuditTrailContract {
    @Override
    protected AuditTrail empty() {
        return new InMemoryAuditTrail();
    }
}
