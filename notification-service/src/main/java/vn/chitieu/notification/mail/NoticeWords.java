package vn.chitieu.notification.mail;

import java.util.List;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.mail.letter.Letter;
import vn.chitieu.notification.mail.letter.LetterWriter;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.NotYetWritableException;
import vn.chitieu.notification.outbox.UnwritableNoticeException;
import vn.chitieu.notification.quarterreport.GatherReport;
import vn.chitieu.notification.quarterreport.ReportAwayException;
import vn.chitieu.notification.quarterreport.ReportMaterial;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.Digests;

/** Finds the words for a notice of any type, and what they need from elsewhere. Thread-safe. */
public final class NoticeWords {

    private final LetterWriter writer;
    private final GatherReport gatherReport;
    private final Digests digests;

    public NoticeWords(LetterWriter writer, GatherReport gatherReport, Digests digests) {
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
            return worded(() -> writer.write(ofCase, to, catalog));
        }
        if (notice instanceof ReportNotice report) {
            ReportMaterial material = material(report, to.language());
            return worded(() -> writer.write(report, material, to, catalog));
        }
        if (notice instanceof ReminderNotice reminder) {
            return worded(() -> writer.write(reminder, to, catalog));
        }
        if (notice instanceof DigestNotice digest) {
            List<DigestItem> items = digests.items(digest.digest());
            return worded(() -> writer.write(digest, items, to, catalog));
        }
        if (notice instanceof RejectionsNotice rejections) {
            return worded(() -> writer.write(rejections, to, catalog));
        }
        throw new UnwritableNoticeException("expected a notice that has words, got " + notice.kind());
    }

    private ReportMaterial material(ReportNotice report, String language) throws NotYetWritableException {
        try {
            return gatherReport.gather(report, language);
        } catch (ReportAwayException away) {
            throw new NotYetWritableException("the report is away: " + away.getMessage(), away);
        }
    }

    /** Returns the letter; with all that it needs at hand, having no words for it is a fault of the notice. */
    private static Letter worded(Supplier<Letter> letter) throws UnwritableNoticeException {
        try {
            return letter.get();
        } catch (IllegalArgumentException noWords) {
            throw new UnwritableNoticeException("expected words for the notice: " + noWords.getMessage(), noWords);
        }
    }
}
