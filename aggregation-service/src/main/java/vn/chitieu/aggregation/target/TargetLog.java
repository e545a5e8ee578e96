package vn.chitieu.aggregation.target;

import java.util.List;

/** The log of all targets that were assigned, to be read again. */
public interface TargetLog {

    /**
     * Returns the targets of a city that the log has, in its order. Of several of the same indicator and year with the
     * same id only the first is among them.
     *
     * @throws IllegalStateException if the log does not answer in time
     */
    List<AssignedTarget> all(String city);
}
