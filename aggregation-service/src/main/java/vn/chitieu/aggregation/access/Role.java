package vn.chitieu.aggregation.access;

/** What somebody who looks at figures is to the city. */
public enum Role {
    /** A leader of the city; sees everything. */
    LEADER,
    /** Staff who prepare the reports; sees everything. */
    STAFF,
    /** Somebody of a unit that reports; sees the figures of that unit alone. */
    UNIT,
    /** A system with a key; sees everything. */
    READER;

    /** Returns whether this role sees the figures of the city, of all clusters and of all units. */
    public boolean seesEverything() {
        return this != UNIT;
    }
}
