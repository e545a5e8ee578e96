package vn.chitieu.notification.domain.outbox;

/** Looks for a mail whose outcome is unknown where a copy of every mail arrives. */
public interface ArchiveProbe {

    /** Returns a probe for where there is no archive mailbox: it never finds anything. */
    static ArchiveProbe none() {
        return messageId -> false;
    }

    /** Returns whether the archive certainly has a mail with that Message-ID. */
    boolean has(String messageId);
}
