package vn.chitieu.support.security;

/** What a caller is to the city. A service has those of READER and SYSTEM that its keys name. */
public enum Role {
    /** A leader of the city; sees everything and has no rights. */
    LEADER,
    /** Staff of the city; sees everything, and does what the service lets staff do. */
    STAFF,
    /** Watches several cities or all, such as a province; sees everything of them and has no rights. */
    PROVINCE,
    /** Administers a city or all; sees everything, keeps accounts, keys and the catalog, and reports no figures. */
    ADMIN,
    /** Heads units that report; sees and does what a UNIT does, and confirms its figures. */
    UNIT_HEAD,
    /** A clerk of units that report; sees what is of those units alone. */
    UNIT,
    /** A system with a key that only reads; sees everything. */
    READER,
    /** A system with a key; sees everything, and does what the rights of the key say. */
    SYSTEM;

    /** Returns whether this role sees what is of the city, of all clusters and of all units. */
    public boolean seesEverything() {
        return !isOfUnits();
    }

    /** Returns whether people of this role belong to units, of one city. */
    public boolean isOfUnits() {
        return this == UNIT || this == UNIT_HEAD;
    }

    /** Returns whether this is the role of a person, and not of a key. */
    public boolean isOfPeople() {
        return !isSystem();
    }

    /** Returns whether this is the role of a key that belongs to no unit. */
    boolean isSystem() {
        return this == READER || this == SYSTEM;
    }
}
