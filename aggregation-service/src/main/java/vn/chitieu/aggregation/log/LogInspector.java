package vn.chitieu.aggregation.log;

/** Asks the broker about one log. */
public interface LogInspector {

    /**
     * Returns the log as it is now.
     *
     * @throws IllegalStateException if the broker does not answer in time
     */
    LogState look();
}
