package vn.chitieu.aggregation.report;

import vn.chitieu.aggregation.domain.Explanations;
import vn.chitieu.aggregation.domain.ExplanationsContract;

class InMemoryExplanationsTest implements ExplanationsContract {
    @Override
    public Explanations explanations() {
        return new InMemoryExplanations();
    }
}
