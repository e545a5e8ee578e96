package vn.chitieu.notification.mailoperations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.OutboxRow;

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

    /** One notice on its way, or done; what only notices of cases have is null for others. */
    record Mail(
            String id,
            String subject,
            @Nullable String caseId,
            @Nullable Integer episode,
            NoticeKind kind,
            @Nullable Integer number,
            String recipient,
            DeliveryState state,
            int attempts,
            @Nullable String answer,
            @Nullable String into,
            Instant wantedAt,
            Instant changedAt,
            @Nullable Instant dueAt,
            Instant deadline,
            @Nullable String follows) {

        static Mail of(OutboxRow row) {
            Notice notice = row.notice();
            CaseNotice ofCase = notice instanceof CaseNotice one ? one : null;
            return new Mail(
                    row.id(),
                    notice.subject(),
                    ofCase == null ? null : ofCase.about().toString(),
                    ofCase == null ? null : ofCase.occasion().episode(),
                    notice.kind(),
                    ofCase == null ? null : ofCase.occasion().number(),
                    notice.recipient(),
                    row.state(),
                    row.attempts(),
                    row.answer(),
                    row.into(),
                    notice.wantedAt(),
                    row.changedAt(),
                    row.state().isDone() ? null : row.dueAt(),
                    row.deadline(),
                    notice.follows());
        }
    }
}
