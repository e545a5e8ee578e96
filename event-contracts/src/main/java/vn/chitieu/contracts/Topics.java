package vn.chitieu.contracts;

/** The names of the Kafka topics. */
public final class Topics {
    /** Updates that ingestion accepted ({@link IndicatorUpdated}); key: the city; kept for ever. */
    public static final String INDICATOR_UPDATES = "indicator-updates";
    /** Targets that ingestion accepted ({@link TargetAssigned}); key: the city; kept for ever. */
    public static final String TARGET_ASSIGNMENTS = "target-assignments";
    /** Records that could not be read ({@link UpdateRejected}); key: the city; kept for a year. */
    public static final String REJECTED_UPDATES = "rejected-updates";
    /** Every total at its newest revision ({@link QuarterlyTotal}); key: {@link QuarterlyTotal#key()}; compacted. */
    public static final String QUARTERLY_TOTALS = "quarterly-totals";
    /** What happens to alert cases ({@link AlertChanged}); key: the case; kept for a year. */
    public static final String ALERT_EVENTS = "alert-events";

    private Topics() {}
}
