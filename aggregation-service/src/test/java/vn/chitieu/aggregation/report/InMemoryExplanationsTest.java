package vn.chitieu.aggregation.report;

class InMemoryExplanationsTest implements ExplanationsContract {
    @Override
    public Explanations explanations() {
        return new InMemoryExplanations();
    }
}
