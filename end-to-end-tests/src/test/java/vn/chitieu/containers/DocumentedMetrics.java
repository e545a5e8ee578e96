package vn.chitieu.containers;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that docs/metrics.md names, which the services' own tests hold against what they register. */
final class DocumentedMetrics {

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| (.*?) \\|.*");
    private static final Pattern TAG = Pattern.compile("`(\\w+)`(?:: ([^,|]*))?");

    private static final String OWN = "chitieu_";

    /** Labels that the collector adds. */
    private static final Set<String> OF_THE_COLLECTOR = Set.of("job", "instance", "service");

    /** By name: its labels, each with its values where these are named, else with none. */
    private final Map<String, Map<String, Set<String>>> labels = new TreeMap<>();

    private DocumentedMetrics() {}

    static DocumentedMetrics of(String document) {
        DocumentedMetrics all = new DocumentedMetrics();
        all.add("up", Map.of());
        document.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            Map<String, Set<String>> tags = TAG.matcher(row.group(3))
                    .results()
                    .collect(Collectors.toMap(tag -> tag.group(1), tag -> values(tag.group(2)), (one, other) -> one));
            if (row.group(2).matches("summary|histogram")) {
                Stream.of("_count", "_sum").forEach(part -> all.add(row.group(1) + part, tags));
            } else {
                all.add(row.group(1), tags);
            }
        });
        return all;
    }

    private static Set<String> values(String text) {
        return text == null || text.isBlank() ? Set.of() : Set.of(text.strip().split(" "));
    }

    private void add(String name, Map<String, Set<String>> tags) {
        Map<String, Set<String>> known = labels.computeIfAbsent(name, first -> new TreeMap<>());
        tags.forEach((tag, values) -> known.merge(tag, values, (one, other) -> {
            Set<String> both = new TreeSet<>(one);
            both.addAll(other);
            return both;
        }));
    }

    boolean has(String name) {
        return labels.containsKey(name);
    }

    boolean has(String name, String label) {
        return OF_THE_COLLECTOR.contains(label)
                || labels.getOrDefault(name, Map.of()).containsKey(label);
    }

    /** Returns whether a label, which the metric has, has a value, or is one of Spring, whose values are not named. */
    boolean has(String name, String label, String value) {
        Set<String> known = labels.getOrDefault(name, Map.of()).get(label);
        return known == null || known.contains(value) || known.isEmpty() && !name.startsWith(OWN);
    }
}
