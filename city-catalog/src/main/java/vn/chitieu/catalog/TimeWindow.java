package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A stretch of days beside the quarters whose figures are looked at by themselves, such as a campaign from 15 March to
 * 15 May.
 *
 * @param id its id
 * @param name its name
 * @param days from when to when
 * @param indicators codes of the indicators that are looked at, which units report, at least one
 * @param targets what is to be reached within it, by indicator, for the whole city; none where nothing was set
 */
public record TimeWindow(
        String id, Name name, ReportingCalendar.Window days, List<String> indicators, Map<String, BigDecimal> targets) {

    public TimeWindow {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(days);
        indicators = List.copyOf(indicators);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        if (indicators.isEmpty() || !indicators.containsAll(targets.keySet())) {
            throw new IllegalArgumentException("expected indicators, and targets of these, for " + id);
        }
    }

    /** Returns the same days of the year before. */
    public ReportingCalendar.Window daysOfLastYear() {
        return new ReportingCalendar.Window(
                days.first().minusYears(1), days.last().minusYears(1));
    }
}
