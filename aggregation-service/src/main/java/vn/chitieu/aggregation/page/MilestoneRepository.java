package vn.chitieu.aggregation.page;

/** The milestone of each city. */
public interface MilestoneRepository {

    /** Returns the milestone of a city, {@link Milestone#NONE} where none is stored. */
    Milestone find(String city);

    /**
     * Stores a milestone in the place of the version before it.
     *
     * @throws StalePageException if another version is stored
     */
    void store(String city, Milestone milestone);
}
