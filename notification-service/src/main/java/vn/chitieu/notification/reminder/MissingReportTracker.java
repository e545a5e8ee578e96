package vn.chitieu.notification.reminder;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tracks the units that have not reported as the city's totals change. Thread-safe; idempotent. */
@Service
public final class MissingReportTracker {

    private final MissingReports totals;

    /** Takes the store. */
    public MissingReportTracker(MissingReports totals) {
        this.totals = totals;
    }

    /** Takes in revisions of the city's totals, in any order. */
    public void track(List<MissingReport> seen) {
        Map<String, MissingReport> latest = seen.stream()
                .collect(Collectors.toMap(
                        total -> total.city().stored(total.indicator() + "/" + total.quarter()),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(MissingReport::revision))));
        latest.values().forEach(totals::keep);
    }
}
