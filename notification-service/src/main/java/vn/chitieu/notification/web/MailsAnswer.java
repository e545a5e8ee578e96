package vn.chitieu.notification.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.domain.cases.Notice;
import vn.chitieu.notification.domain.cases.NoticeKind;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.OutboxRow;

/**
 * A page of the outbox.
 *
 * @param mails in the order of their ids
 * @param next what to ask for as {@code after} to go on; null at the end
 */
record MailsAnswer(List<Mail> mails, @Nullable String next) {

    static MailsAnswer of(List<OutboxRow> found, int limit) {
        String next = found.size() < limit ? null : found.get(found.size() - 1).id();
        return new MailsAnswer(found.stream().map(Mail::of).toList(), next);
    }

    /** One notice on its way, or done. */
    record Mail(
            String id,
            String caseId,
            int episode,
            NoticeKind kind,
            int number,
            String recipient,
            DeliveryState state,
            int attempts,
            @Nullable String answer,
            Instant wantedAt,
            Instant changedAt,
            @Nullable Instant dueAt,
            Instant deadline,
            @Nullable String follows) {

        static Mail of(OutboxRow row) {
            Notice notice = row.notice();
            return new Mail(
                    row.id(),
                    notice.about().toString(),
                    notice.episode(),
                    notice.kind(),
                    notice.number(),
                    notice.recipient(),
                    row.state(),
                    row.attempts(),
                    row.answer(),
                    notice.wantedAt(),
                    row.changedAt(),
                    row.state().isDone() ? null : row.dueAt(),
                    row.deadline(),
                    notice.follows());
        }
    }
}
