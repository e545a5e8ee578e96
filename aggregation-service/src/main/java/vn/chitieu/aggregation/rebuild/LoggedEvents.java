package vn.chitieu.aggregation.rebuild;

import java.util.List;
import java.util.Objects;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.reference.ReferenceLog;
import vn.chitieu.reference.ReferenceRepeatedIds;

/** Gives the reference calculation the events that lay on the logs. */
public final class LoggedEvents {

    private LoggedEvents() {}

    /** Gives it the next record of the log; one that could not be read is nothing to it. */
    public static void take(LoggedUpdate update, ReferenceLog log) {
        if (update instanceof LoggedUpdate.Reported reported) {
            log.take(update.receipt().partition(), update.receipt().offset(), of(reported));
        }
    }

    /** Gives the next record to what knows the ids that come again. */
    static void take(LoggedUpdate update, ReferenceRepeatedIds ids) {
        if (update instanceof LoggedUpdate.Reported reported) {
            ids.take(of(reported));
        }
    }

    private static IndicatorUpdated of(LoggedUpdate.Reported update) {
        Contribution one = update.contribution();
        return new IndicatorUpdated(
                update.page().city(),
                one.updateId(),
                one.cell().unit(),
                update.page().indicator(),
                one.cell().period(),
                one.value(),
                one.value() == null,
                update.unitOfMeasure(),
                one.status(),
                one.reportedAt(),
                one.reason(),
                one.note(),
                Objects.toString(one.channel(), ""),
                one.sender());
    }

    /** Returns an assignment as it was published. */
    static TargetAssigned of(String city, AssignedTarget assigned) {
        Target target = assigned.target();
        boolean isGiven = target.pace() instanceof TargetPhasing.Given;
        return new TargetAssigned(
                city,
                assigned.id(),
                target.scope(),
                target.indicator(),
                target.year(),
                target.owner(),
                target.value(),
                isGiven ? TargetAssigned.Pace.GIVEN : TargetAssigned.Pace.SEASONAL,
                target.pace() instanceof TargetPhasing.Given given ? given.shares() : List.of(),
                target.validFrom(),
                target.reason(),
                assigned.assignedAt(),
                assigned.channel(),
                assigned.credential());
    }
}
