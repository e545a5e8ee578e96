package vn.chitieu.ingestion.exemption;

class InMemoryExemptionRepositoryTest extends ExemptionRepositoryContract {
    @Override
    protected ExemptionRepository empty() {
        return new InMemoryExemptionRepository();
    }
}
