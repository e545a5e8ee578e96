package vn.chitieu.aggregation.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Explanations in memory. */
public final class InMemoryExplanations implements Explanations {

    private final Map<String, Explanation> byCase = new TreeMap<>();

    @Override
    public void keep(Explanation explanation) {
        byCase.merge(explanation.caseId(), explanation, (one, other) -> other.version() > one.version() ? other : one);
    }

    @Override
    public List<Explanation> of(Quarter quarter) {
        return byCase.values().stream()
                .filter(one -> one.quarter().equals(quarter))
                .sorted(Comparator.comparing(Explanation::scope).thenComparing(Explanation::indicator))
                .toList();
    }
}
