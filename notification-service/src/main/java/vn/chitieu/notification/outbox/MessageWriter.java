package vn.chitieu.notification.outbox;

import java.time.Instant;
import vn.chitieu.notification.notice.Notice;

/** Writes mails. Thread-safe. */
public interface MessageWriter {

    /**
     * Returns the finished mail that says a notice.
     *
     * @param notice what to say to whom
     * @param now the date of the mail
     * @throws NotYetRenderableException if it cannot be written now, but perhaps later
     * @throws UnrenderableNoticeException if it cannot be written, now or later
     */
    FrozenMail write(Notice notice, Instant now) throws UnrenderableNoticeException;
}
