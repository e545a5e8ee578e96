package vn.chitieu.chaos.oracle;

import java.time.Instant;

/** What faults did to mails, by when these left. */
public interface MailFaults {

    /** Returns whether it could not be known at a moment what became of a mail. */
    boolean mayBeUnknown(Instant sent);

    /** Returns whether nothing may be stored any more of a mail that left at a moment. */
    boolean mayBeForgotten(Instant sent);
}
