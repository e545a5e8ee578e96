package vn.chitieu.aggregation.target;

/** The repositories of assigned targets, one for each city. Thread-safe. */
@FunctionalInterface
public interface TargetRepositories {

    /** Returns the repository of a city, which is empty where none was assigned there. */
    TargetRepository of(String city);
}
