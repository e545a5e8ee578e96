package vn.chitieu.aggregation.log;

/** Reads the state of one log from the broker. */
public interface LogInspector {

    /**
     * Returns the log as it is now.
     *
     * @throws IllegalStateException if the broker does not answer in time
     */
    LogState look();
}
