package vn.chitieu.notification.outbox;

import java.time.Instant;
import java.util.List;
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

    /**
     * Returns the finished mail that says several notices.
     *
     * @param mail the notice whose mail it is: its id and thread count, and what it says only where it is among them
     * @param said what to say, at least one
     * @param now the date of the mail
     * @throws NotYetRenderableException if it cannot be written now, but perhaps later
     * @throws UnrenderableNoticeException if it cannot be written, now or later
     */
    default FrozenMail write(Notice mail, List<Notice> said, Instant now) throws UnrenderableNoticeException {
        if (said.equals(List.of(mail))) {
            return write(mail, now);
        }
        throw new UnrenderableNoticeException("expected one notice, got " + said.size());
    }
}
