package vn.chitieu.notification.delivery;

import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.application.GatherReport;
import vn.chitieu.notification.domain.cases.CaseNotice;
import vn.chitieu.notification.domain.digest.DigestNotice;
import vn.chitieu.notification.domain.digest.Digests;
import vn.chitieu.notification.domain.letter.Letter;
import vn.chitieu.notification.domain.letter.LetterWriter;
import vn.chitieu.notification.domain.notice.Notice;
import vn.chitieu.notification.domain.outbox.NotYetWritableException;
import vn.chitieu.notification.domain.outbox.UnwritableNoticeException;
import vn.chitieu.notification.domain.rejection.RejectionsNotice;
import vn.chitieu.notification.domain.report.ReportAwayException;
import vn.chitieu.notification.domain.report.ReportNotice;
import vn.chitieu.notification.domain.reporting.ReminderNotice;

/** Finds the words for a notice of any type, and what they need from elsewhere. Thread-safe. */
final class NoticeWords {

    private final LetterWriter writer;
    private final GatherReport gatherReport;
    private final Digests digests;

    NoticeWords(LetterWriter writer, GatherReport gatherReport, Digests digests) {
        this.writer = writer;
        this.digests = digests;
        this.gatherReport = gatherReport;
    }

    /**
     * Returns what to write to that person.
     *
     * @throws NotYetWritableException if what it needs from elsewhere is away
     * @throws UnwritableNoticeException if there are no words for such a notice
     */
    Letter write(Notice notice, Person to, Catalog catalog) throws UnwritableNoticeException {
        if (notice instanceof CaseNotice ofCase) {
            return writer.write(ofCase, to, catalog);
        }
        if (notice instanceof ReportNotice report) {
            try {
                return writer.write(report, gatherReport.gather(report, to.language()), to, catalog);
            } catch (ReportAwayException away) {
                throw new NotYetWritableException("the report is away: " + away.getMessage(), away);
            }
        }
        if (notice instanceof ReminderNotice reminder) {
            return writer.write(reminder, to, catalog);
        }
        if (notice instanceof DigestNotice digest) {
            return writer.write(digest, digests.items(digest.digest()), to, catalog);
        }
        if (notice instanceof RejectionsNotice rejections) {
            return writer.write(rejections, to, catalog);
        }
        throw new UnwritableNoticeException("expected a notice that has words, got " + notice.kind());
    }
}
