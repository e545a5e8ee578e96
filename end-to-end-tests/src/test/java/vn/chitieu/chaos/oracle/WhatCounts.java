package vn.chitieu.chaos.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which update counts in each cell, and what became of each update, by the log alone. */
final class WhatCounts {

    private final Map<String, Counting> cells = new HashMap<>();
    private final Map<String, LoggedUpdate> firsts = new HashMap<>();
    private final Map<String, Set<String>> outcomes = new LinkedHashMap<>();

    /** What counts in a cell. */
    private record Counting(
            Instant reportedAt, String id, @Nullable BigDecimal value, String status) {}

    /** Reads a log in its order. */
    static WhatCounts of(List<LoggedUpdate> log) {
        WhatCounts counts = new WhatCounts();
        log.forEach(counts::take);
        return counts;
    }

    private void take(LoggedUpdate update) {
        LoggedUpdate first = firsts.putIfAbsent(update.unit() + "/" + update.id(), update);
        if (first != null && !first.content().equals(update.content())) {
            outcomes.put(update.receipt(), Set.of("CONFLICT"));
            return;
        }
        Instant reportedAt = first == null ? update.reportedAt() : first.reportedAt();
        Counting now = new Counting(reportedAt, update.id(), update.value(), update.status());
        Counting before = cells.get(update.cell());
        int order = before == null ? 1 : order(now, before);
        outcomes.put(update.receipt(), outcomes(order, before, now));
        if (order > 0) {
            cells.put(update.cell(), now);
        }
    }

    private static int order(Counting now, Counting before) {
        int byTime = now.reportedAt().compareTo(before.reportedAt());
        return byTime != 0 ? byTime : now.id().compareTo(before.id());
    }

    private static Set<String> outcomes(int order, @Nullable Counting before, Counting now) {
        if (order < 0) {
            return Set.of("STALE");
        }
        if (order == 0) {
            // A repeat that came another way may stand before or after the first one.
            return now.value() == null ? Set.of("UNCHANGED", "STALE", "WITHDRAWN") : Set.of("UNCHANGED", "STALE");
        }
        if (now.value() == null) {
            return Set.of("WITHDRAWN");
        }
        if (before == null) {
            return Set.of("CREATED");
        }
        boolean agrees = before.status().equals(now.status())
                && before.value() != null
                && before.value().compareTo(now.value()) == 0;
        return Set.of(agrees ? "UNCHANGED" : "CORRECTED");
    }

    /** Returns the figure of a cell; null where there is none, or where it was taken back. */
    @Nullable
    BigDecimal figure(String unit, String indicator, String period) {
        Counting counting = cells.get(unit + "/" + indicator + "/" + period);
        return counting == null ? null : counting.value();
    }

    /** Returns how each update may have ended, by receipt. */
    Map<String, Set<String>> outcomes() {
        return Objects.requireNonNull(outcomes);
    }
}
