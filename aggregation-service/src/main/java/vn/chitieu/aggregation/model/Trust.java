package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data quality of a total: how far it can be trusted.
 *
 * @param expectedUnits how many units have to report, those included that are gone and owe a figure of this year
 * @param missingUnits ids of those that have not reported all that they had to, sorted
 * @param missingSharePercent how much of last year's figure stands for the reports that are missing, a third of a
 *     unit's where one of three months is; zero where none is missing, null where last year is not known
 * @param estimateSharePercent how much of the figure is estimates; null where there is no figure
 */
public record Trust(
        int expectedUnits,
        List<String> missingUnits,
        @Nullable BigDecimal missingSharePercent,
        @Nullable BigDecimal estimateSharePercent) {

    public Trust {
        missingUnits = List.copyOf(missingUnits);
        if (expectedUnits < missingUnits.size()) {
            throw new IllegalArgumentException(
                    "expected at most " + expectedUnits + " missing units, got " + missingUnits.size());
        }
    }

    /** Returns how many units have reported all that they had to. */
    public int reportedUnits() {
        return expectedUnits - missingUnits.size();
    }

    /** Returns whether no unit is missing. */
    public boolean isComplete() {
        return missingUnits.isEmpty();
    }
}
