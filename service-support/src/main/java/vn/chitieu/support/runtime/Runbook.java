package vn.chitieu.support.runtime;

import org.springframework.boot.health.contributor.Health;

/** Where the documents say what to do, as the detail {@code do} of a component of health that is not UP. */
public enum Runbook {
    /** A service, or a part that it needs, is down. */
    DOWN("down"),
    /** Something is late. */
    BEHIND("behind"),
    /** Mail waits. */
    MAIL("mail"),
    /** Records could not be processed. */
    DEAD_LETTERS("replaying-dead-letters");

    private static final String DOCUMENT = "docs/operations.md#";

    private final String anchor;

    Runbook(String anchor) {
        this.anchor = anchor;
    }

    /** Returns the place in the documents. */
    public String place() {
        return DOCUMENT + anchor;
    }

    /** Adds the place to what is not well. */
    public Health.Builder on(Health.Builder health) {
        return health.withDetail("do", place());
    }
}
