package vn.chitieu.ingestion.policy;

import java.util.List;
import java.util.stream.Stream;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.update.Policy;

/** The policies that ingestion applies. */
public final class Policies {

    /**
     * Those that need to know nothing else, in the order in which their violations are reported: what the figure is,
     * then who reports it, then when. The order changes no verdict, because all of them are always asked.
     */
    public static final List<Policy> IN_ORDER = List.of(
            new NotDerived(),
            new PeriodOfTheIndicator(),
            new UnitOfMeasureOfTheCatalog(),
            new NotNegative(),
            new CountsAreWhole(),
            new UnitExistsInThePeriod(),
            new UnitReportsTheIndicator(),
            new UnitOfTheSender(),
            new IndicatorOfTheSender(),
            new PeriodOfTheSender(),
            new PeriodHasBegun(),
            new NotFromTheFuture());

    private Policies() {}

    /**
     * Returns all of them and those that look at what was reported and granted before.
     *
     * @param history what units reported before
     * @param exemptions who may change quarters that are locked
     */
    public static List<Policy> inOrder(FigureHistory history, ExemptionRepository exemptions) {
        return Stream.concat(
                        IN_ORDER.stream(),
                        Stream.of(new QuarterIsOpen(exemptions), new OfficialFigureChangesWithAReason(history)))
                .toList();
    }

    /**
     * Returns those of a head's decision on a figure that was accepted: whether the figure may change, and how far the
     * clock of its sender may run ahead, was decided when it was sent.
     *
     * @param exemptions who may change quarters that are locked
     */
    public static List<Policy> ofDecisions(ExemptionRepository exemptions) {
        return Stream.concat(
                        IN_ORDER.stream().filter(policy -> !(policy instanceof NotFromTheFuture)),
                        Stream.of(new QuarterIsOpen(exemptions)))
                .toList();
    }
}
