package vn.chitieu.ingestion.plausibility;

import java.util.List;
import vn.chitieu.ingestion.update.AssignedTargets;
import vn.chitieu.ingestion.update.Doubt;
import vn.chitieu.ingestion.update.TargetDoubt;

/** The doubts that ingestion has. */
public final class Doubts {

    private Doubts() {}

    /** Returns those about targets, in the order of their warnings. */
    public static List<TargetDoubt> aboutTargets(AssignedTargets assigned, KnownTotals totals) {
        return List.of(new SizeOfTheLastTarget(assigned, totals));
    }

    /** Returns all of them, in the order in which their warnings are told. */
    public static List<Doubt> against(History history) {
        return List.of(new SizeOfTheLastFigure(history), new CumulativeDoesNotFall(history), new PeriodOfTheseYears());
    }
}
