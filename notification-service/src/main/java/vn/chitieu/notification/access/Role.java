package vn.chitieu.notification.access;

/** What somebody who comes to the service is to the city. */
public enum Role {
    /** A leader of the city; sees everything. */
    LEADER,
    /** Staff who look after the alerts; see and do everything. */
    STAFF,
    /** Somebody of a unit that reports; sees the cases of that unit alone, and explains them. */
    UNIT,
    /** A system with a key; sees everything, and does what the rights of the key say. */
    SYSTEM;

    /** Returns whether this role sees the cases of the city, of all clusters and of all units, and their mails. */
    public boolean seesEverything() {
        return this != UNIT;
    }
}
