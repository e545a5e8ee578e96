package vn.chitieu.ingestion.plausibility;

import java.util.List;
import vn.chitieu.ingestion.update.AssignedTargets;
import vn.chitieu.ingestion.update.PlausibilityCheck;
import vn.chitieu.ingestion.update.TargetPlausibilityCheck;

/** The plausibility checks of ingestion. */
public final class PlausibilityChecks {

    private PlausibilityChecks() {}

    /** Returns those about targets, in the order of their warnings. */
    public static List<TargetPlausibilityCheck> aboutTargets(AssignedTargets assigned, KnownTotals totals) {
        return List.of(new MagnitudeOfTarget(assigned, totals));
    }

    /** Returns all of them, in the order in which their warnings are reported. */
    public static List<PlausibilityCheck> against(FigureHistory history) {
        return List.of(new MagnitudeOfChange(history), new CumulativeDoesNotFall(history), new PeriodWithinYears());
    }
}
