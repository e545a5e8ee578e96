package vn.chitieu.aggregation.rebuild;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Decimals;

/**
 * The fields of a published total as text, each by its path such as {@code attainments PROVINCE: shortfall}. They are
 * found by looking at the records, so a new one is never forgotten. Equal amounts are equal text; fields without a
 * value, empty lists, the revision and the edition of the catalog are left out.
 */
final class TotalFields {

    /** What does not follow from the log. */
    private static final Set<String> LEFT_OUT = Set.of("revision", "catalogEdition");

    /** What tells the elements of a list apart, where they have it; elsewhere their place does. */
    private static final List<String> NAMES = List.of("owner", "window");

    private TotalFields() {}

    static Map<String, String> of(QuarterlyTotal total) {
        Map<String, String> fields = new LinkedHashMap<>();
        components(total).forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) {
                put(name, value, fields);
            }
        });
        return fields;
    }

    private static void put(String path, Object value, Map<String, String> fields) {
        if (value instanceof BigDecimal amount) {
            fields.put(path, Decimals.text(amount));
        } else if (value instanceof List<?> list && hasFields(list.get(0))) {
            for (int i = 0; i < list.size(); i++) {
                Map<String, Object> parts = components(list.get(i));
                String element = path + " " + name(parts, i + 1);
                parts.forEach((name, part) -> put(element + ": " + name, part, fields));
            }
        } else if (hasFields(value)) {
            components(value).forEach((name, part) -> put(path + ": " + name, part, fields));
        } else {
            fields.put(path, value.toString());
        }
    }

    /** Scopes, quarters and periods are records too, and one word each. */
    private static boolean hasFields(Object value) {
        return value.getClass().getEnclosingClass() == QuarterlyTotal.class;
    }

    private static String name(Map<String, Object> parts, int place) {
        return NAMES.stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse(String.valueOf(place));
    }

    private static Map<String, Object> components(Object one) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            Object value = value(one, component);
            if (value instanceof QuarterlyTotal.Part) {
                components.putAll(components(value));
            } else if (value != null && !value.equals(List.of())) {
                components.put(component.getName(), value);
            }
        }
        return components;
    }

    private static @Nullable Object value(Object one, RecordComponent component) {
        try {
            return component.getAccessor().invoke(one);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("expected a readable field, got " + component, unreadable);
        }
    }
}
