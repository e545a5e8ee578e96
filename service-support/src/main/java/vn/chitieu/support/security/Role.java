package vn.chitieu.support.security;

/** What a caller is to the city. A service has those of READER and SYSTEM that its keys name. */
public enum Role {
    /** A leader of the city; sees everything and has no rights. */
    LEADER,
    /** Staff of the city; sees everything, and does what the service lets staff do. */
    STAFF,
    /** Watches several cities or all, such as a province; sees everything of them and has no rights. */
    PROVINCE,
    /** Belongs to units that report; sees what is of those units alone. */
    UNIT,
    /** A system with a key that only reads; sees everything. */
    READER,
    /** A system with a key; sees everything, and does what the rights of the key say. */
    SYSTEM;

    /** Returns whether this role sees what is of the city, of all clusters and of all units. */
    public boolean seesEverything() {
        return this != UNIT;
    }

    /** Returns whether this is the role of a key that belongs to no unit. */
    boolean isSystem() {
        return this == READER || this == SYSTEM;
    }
}
