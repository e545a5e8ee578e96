package vn.chitieu.notification.cases.policy;

import vn.chitieu.notification.cases.model.CaseKey;

/** Alert rule, what a case is about. Rules without a target of an owner have {@link CaseKey#NO_OWNER} in their keys. */
public enum Rule {
    /** A judged total, or a window that ends with its quarter, is behind one of its targets. */
    BEHIND_TARGET,
    /** A report that is due has not come; the key's scope is the unit, no owner. */
    MISSING_REPORT,
    /** A figure that adds up over the year is less than it was a quarter earlier; no owner. */
    FALLING_CUMULATIVE,
    /** The figure of a closed quarter has moved by more than its indicator tolerates; no owner. */
    CLOSED_QUARTER_MOVED,
    /** An indicator on a watch list is not on its pace; notifies the watchers and asks nothing. */
    WATCH_LIST,
    /** If it goes on like this, the target of the year is missed; before the quarter is judged. */
    FORECAST_BELOW_TARGET
}
