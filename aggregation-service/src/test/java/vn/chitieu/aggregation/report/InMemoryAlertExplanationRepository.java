package vn.chitieu.aggregation.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Explanations in memory. */
public final class InMemoryAlertExplanationRepository implements AlertExplanationRepository {

    private final Map<String, Map<String, AlertExplanation>> byCity = new TreeMap<>();

    @Override
    public void keep(String city, AlertExplanation explanation) {
        byCity.computeIfAbsent(city, first -> new TreeMap<>())
                .merge(
                        explanation.caseId(),
                        explanation,
                        (one, other) -> other.version() > one.version() ? other : one);
    }

    @Override
    public List<AlertExplanation> of(String city, Quarter quarter) {
        return byCity.getOrDefault(city, Map.of()).values().stream()
                .filter(one -> one.quarter().equals(quarter))
                .sorted(Comparator.comparing(AlertExplanation::scope).thenComparing(AlertExplanation::indicator))
                .toList();
    }
}
