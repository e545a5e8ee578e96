package vn.chitieu.notification.domain.outbox;

/** Hands mails to a mail server. Thread-safe. Never tries again by itself. */
public interface MailChannel {

    /** Hands over exactly these bytes and returns how that ended; never throws for what a server or network does. */
    SendOutcome send(FrozenMail mail);
}
