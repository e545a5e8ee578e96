package vn.chitieu.containers;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fields of a YAML document by their path; one that is not there is empty. */
record KubernetesFields(Map<?, ?> map) {

    static final KubernetesFields NONE = new KubernetesFields(Map.of());

    private Object value(String... path) {
        Object value = map;
        for (String name : path) {
            value = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return value == null ? "" : value;
    }

    String text(String... path) {
        return String.valueOf(value(path));
    }

    KubernetesFields at(String... path) {
        return value(path) instanceof Map<?, ?> fields ? new KubernetesFields(fields) : NONE;
    }

    List<KubernetesFields> list(String name) {
        return value(name) instanceof List<?> all
                ? all.stream().map(one -> new KubernetesFields((Map<?, ?>) one)).toList()
                : List.of();
    }

    KubernetesFields first(String name) {
        return list(name).stream().findFirst().orElse(NONE);
    }

    List<String> texts(String name) {
        return value(name) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    Stream<String> names() {
        return map.keySet().stream().map(String::valueOf);
    }

    /** Returns whether a selector of pods takes in a pod with these labels; an empty one takes in all. */
    boolean selects(KubernetesFields labels) {
        return at("matchLabels")
                        .names()
                        .allMatch(label -> text("matchLabels", label).equals(labels.text(label)))
                && list("matchExpressions").stream()
                        .allMatch(one -> one.text("operator").equals("In")
                                && one.texts("values").contains(labels.text(one.text("key"))));
    }
}
