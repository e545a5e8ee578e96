package vn.chitieu.ingestion.domain.policies;

import java.util.List;
import vn.chitieu.ingestion.domain.Policy;

/** The policies that ingestion applies. */
public final class Policies {

    /**
     * All of them in the order in which their violations are told: what the figure is, then who reports it, then when.
     * The order changes no verdict, because all of them are always asked.
     */
    public static final List<Policy> IN_ORDER = List.of(
            new NotDerived(),
            new PeriodOfTheIndicator(),
            new UnitOfMeasureOfTheCatalogue(),
            new UnitExistsInThePeriod(),
            new UnitReportsTheIndicator(),
            new UnitOfTheSender(),
            new IndicatorOfTheSender(),
            new PeriodHasBegun(),
            new NotFromTheFuture());

    private Policies() {}
}
