package vn.chitieu.aggregation.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Plants a fault in each field of a total, found by looking at its records, so that a field that is added later is not
 * forgotten. Which scope it is of, how often it changed and which edition judged it are no statements about figures.
 */
public final class Faults {

    private static final Set<String> NO_STATEMENT = Set.of("scope", "revision", "catalogEdition");
    private static final Map<Class<?>, List<? extends Object>> OTHERS = Map.of(
            Verdict.class, List.of(Verdict.values()),
            FigureStatus.class, List.of(FigureStatus.values()),
            Attainment.Reason.class, List.of(Attainment.Reason.values()),
            Comparison.class,
                    List.of(
                            Comparison.notComparable(Comparison.Reason.TERRITORY),
                            Comparison.notComparable(Comparison.Reason.NOT_ADDITIVE)),
            Boolean.class, List.of(true, false));

    private Faults() {}

    /** Returns the names of all fields in which a fault can be planted. */
    public static Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        fields(Total.class, "", fields);
        return fields;
    }

    private static void fields(Class<?> type, String prefix, Set<String> fields) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + component.getName();
            Class<?> part = part(component);
            if (NO_STATEMENT.contains(name)) {
                continue;
            }
            if (part.isRecord() && part != Comparison.class) {
                fields(part, name + ".", fields);
            } else {
                fields.add(name);
            }
        }
    }

    /** Returns the total with one fault each, by the name of the field. */
    public static Map<String, Total> of(Total total) {
        Map<String, Total> faults = new LinkedHashMap<>();
        plant(total, "", (field, wrong) -> faults.putIfAbsent(field, (Total) wrong));
        return faults;
    }

    private static void plant(Record one, String prefix, BiConsumer<String, Record> found) {
        RecordComponent[] components = one.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int at = i;
            String name = prefix + components[i].getName();
            Object value = value(one, components[i]);
            if (NO_STATEMENT.contains(name)) {
                continue;
            }
            if (value instanceof Record part && !(value instanceof Comparison)) {
                plant(
                        part,
                        name + ".",
                        (field, wrong) -> with(one, at, wrong).ifPresent(all -> found.accept(field, all)));
            } else if (value instanceof List<?> list && part(components[i]).isRecord()) {
                for (int n = 0; n < list.size(); n++) {
                    int place = n;
                    plant((Record) list.get(n), name + ".", (field, wrong) -> {
                        List<Object> others = new ArrayList<>(list);
                        others.set(place, wrong);
                        with(one, at, others).ifPresent(all -> found.accept(field, all));
                    });
                }
            } else {
                wrong(components[i].getType(), value)
                        .flatMap(other -> with(one, at, other))
                        .ifPresent(all -> found.accept(name, all));
            }
        }
    }

    private static Class<?> part(RecordComponent component) {
        if (component.getType() != List.class) {
            return component.getType();
        }
        String element = component.getGenericType().getTypeName().replaceAll(".*<(.*)>", "$1");
        try {
            return Class.forName(element);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("expected the class of " + component, e);
        }
    }

    private static Optional<Object> wrong(Class<?> type, @Nullable Object value) {
        List<? extends Object> others = OTHERS.get(type == boolean.class ? Boolean.class : type);
        if (others != null) {
            return others.stream()
                    .filter(one -> !one.equals(value))
                    .map(Object.class::cast)
                    .findFirst();
        }
        if (type == BigDecimal.class) {
            return Optional.of(
                    value == null ? BigDecimal.ONE : ((BigDecimal) value).add(new BigDecimal("0.0000000001")));
        }
        if (type == Instant.class) {
            return Optional.of(value == null ? Instant.EPOCH : ((Instant) value).plusMillis(1));
        }
        if (type == LocalDate.class) {
            return Optional.of(((LocalDate) value).plusDays(1));
        }
        if (type == String.class) {
            return Optional.of(value + "?");
        }
        if (type == int.class) {
            return Optional.of((Integer) value + 1);
        }
        if (type == List.class) {
            List<Object> fewer = new ArrayList<>((List<?>) value);
            return fewer.isEmpty() ? Optional.empty() : Optional.of(fewer.subList(1, fewer.size()));
        }
        if (type.isRecord() && value == null) {
            return Optional.empty();
        }
        throw new AssertionError("expected a field of a kind that is known, got " + type);
    }

    private static @Nullable Object value(Record one, RecordComponent component) {
        try {
            return component.getAccessor().invoke(one);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    /** Empty where the record refuses the fault by itself. */
    private static Optional<Record> with(Record one, int place, @Nullable Object other) {
        RecordComponent[] components = one.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(one, component))
                .toArray();
        values[place] = other;
        try {
            Constructor<? extends Record> constructor = one.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
