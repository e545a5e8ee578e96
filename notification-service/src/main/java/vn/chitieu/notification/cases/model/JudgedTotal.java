package vn.chitieu.notification.cases.model;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a total, judged against the target of each owner that has one.
 *
 * @param total which
 * @param figures the figures, against no target
 * @param addsUp whether the figures of its indicator's quarters add up to that of the year
 * @param byOwner the same figures as judged against each owner's target
 * @param byWindow of each window that ends with the quarter, by id: its figures as judged against each owner's target
 */
public record JudgedTotal(
        TotalKey total,
        JudgedFigures figures,
        boolean addsUp,
        Map<String, JudgedFigures> byOwner,
        Map<String, Map<String, JudgedFigures>> byWindow) {

    public JudgedTotal {
        Objects.requireNonNull(total);
        Objects.requireNonNull(figures);
        byOwner = Map.copyOf(byOwner);
        byWindow = byWindow.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Map.copyOf(one.getValue())));
    }

    /** Takes a revision of a total in whose quarter no window ends. */
    public JudgedTotal(TotalKey total, JudgedFigures figures, boolean addsUp, Map<String, JudgedFigures> byOwner) {
        this(total, figures, addsUp, byOwner, Map.of());
    }

    /** Returns the figures that a case is about, by owner; empty where its window does not end with the quarter. */
    public Map<String, JudgedFigures> byOwner(@Nullable String window) {
        return window == null ? byOwner : byWindow.getOrDefault(window, Map.of());
    }

    /** Returns the revision, from 1. */
    public long revision() {
        return figures.revision();
    }
}
