package vn.chitieu.ingestion.credential;

import java.util.EnumSet;
import java.util.Set;

/** Right of a credential. */
public enum Right {
    /** Send updates and remarks of its units. */
    REPORT,
    /** Assign targets for its owners. */
    TARGETS,
    /** Read figures and remarks. */
    READ,
    /** Answer the remarks of units for the city. */
    ANSWER,
    /** Confirm figures of its units, as their head; of people alone, no key has it. */
    CONFIRM,
    /** Issue, list and revoke credentials. */
    ADMIN;

    /** Returns those that a key can have. */
    public static Set<Right> ofKeys() {
        return EnumSet.complementOf(EnumSet.of(CONFIRM));
    }
}
