package vn.chitieu.notification.outbox;

/** Searches for a mail whose outcome is unknown in the mailbox where a copy of every mail arrives. Thread-safe. */
@FunctionalInterface
public interface ArchiveProbe {

    /** Returns a probe for where there is no archive mailbox: it never finds anything. */
    static ArchiveProbe none() {
        return messageId -> false;
    }

    /**
     * Returns whether the archive has a mail with that Message-ID.
     *
     * @throws ArchiveAwayException if it cannot be asked now, so that nothing is known
     */
    boolean has(String messageId) throws ArchiveAwayException;
}
