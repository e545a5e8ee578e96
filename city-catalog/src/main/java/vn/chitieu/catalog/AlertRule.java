package vn.chitieu.catalog;

/** A rule by which figures raise alerts, as a city's {@link AlertPolicy} names it. */
public enum AlertRule {
    /** A figure is behind its target. */
    BEHIND_TARGET,
    /** If it goes on like this, the target of the year is missed. */
    FORECAST_BELOW_TARGET,
    /** A figure that adds up over the year is less than it was a quarter earlier. */
    FALLING_CUMULATIVE,
    /** The figure of a closed quarter has moved by more than its indicator tolerates. */
    CLOSED_QUARTER_MOVED,
    /** An indicator that a person watches is not on its pace. */
    WATCH_LIST
}
