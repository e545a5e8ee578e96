package vn.chitieu.ingestion.exemption;

class InMemoryExemptionsTest extends ExemptionsContract {
    @Override
    protected Exemptions empty() {
        return new InMemoryExemptions();
    }
}
