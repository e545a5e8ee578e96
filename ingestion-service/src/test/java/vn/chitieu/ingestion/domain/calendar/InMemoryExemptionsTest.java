package vn.chitieu.ingestion.domain.calendar;

class InMemoryExemptionsTest extends ExemptionsContract {
    @Override
    protected Exemptions empty() {
        return new InMemoryExemptions();
    }
}
