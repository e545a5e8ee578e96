package vn.chitieu.aggregation.report;

class InMemoryAlertExplanationRepositoryTest implements AlertExplanationRepositoryContract {
    @Override
    public AlertExplanationRepository explanations() {
        return new InMemoryAlertExplanationRepository();
    }
}
