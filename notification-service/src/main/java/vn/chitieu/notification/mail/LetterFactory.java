package vn.chitieu.notification.mail;

import java.util.List;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.mail.letter.Letter;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;
import vn.chitieu.notification.quarterreport.ReportMaterial;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.quarterreport.ReportUnavailableException;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestRepository;

/** Makes the letter for a notice of any type, and fetches what it needs from elsewhere. Thread-safe. */
public final class LetterFactory {

    private final LetterBuilder writer;
    private final ReportMaterialService gatherReport;
    private final DigestRepository digests;

    public LetterFactory(LetterBuilder writer, ReportMaterialService gatherReport, DigestRepository digests) {
        this.writer = writer;
        this.digests = digests;
        this.gatherReport = gatherReport;
    }

    /**
     * Returns what to write to that person.
     *
     * @throws NotYetRenderableException if what it needs from elsewhere is away
     * @throws UnrenderableNoticeException if there are no words for such a notice
     */
    Letter write(Notice notice, Person to, Catalog catalog) throws UnrenderableNoticeException {
        if (notice instanceof CaseNotice ofCase) {
            return worded(() -> writer.write(ofCase, to, catalog));
        }
        if (notice instanceof ReportNotice report) {
            ReportMaterial material = material(report, catalog.id(), to.language());
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
        throw new UnrenderableNoticeException("expected a notice that has words, got " + notice.kind());
    }

    private ReportMaterial material(ReportNotice report, String city, String language)
            throws NotYetRenderableException {
        try {
            return gatherReport.gather(report, city, language);
        } catch (ReportUnavailableException away) {
            throw new NotYetRenderableException("the report is away: " + away.getMessage(), away);
        }
    }

    /** Returns the letter; with all that it needs at hand, having no words for it is a fault of the notice. */
    private static Letter worded(Supplier<Letter> letter) throws UnrenderableNoticeException {
        try {
            return letter.get();
        } catch (IllegalArgumentException noWords) {
            throw new UnrenderableNoticeException("expected words for the notice: " + noWords.getMessage(), noWords);
        }
    }
}
