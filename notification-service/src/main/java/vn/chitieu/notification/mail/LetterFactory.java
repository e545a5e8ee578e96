package vn.chitieu.notification.mail;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.accountlink.AccountLinkNotice;
import vn.chitieu.notification.accountlink.AccountLinkService;
import vn.chitieu.notification.cases.StillWanted;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.confirmation.ConfirmationNotice;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.entrylink.ConfirmationInvitation;
import vn.chitieu.notification.entrylink.EntryInvitation;
import vn.chitieu.notification.entrylink.EntryInvitationService;
import vn.chitieu.notification.mail.letter.Letter;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.OvertakenNoticeException;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;
import vn.chitieu.notification.quarterreport.ReportMaterial;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.quarterreport.ReportUnavailableException;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.notification.remark.RemarkAnswerNotice;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestRepository;

/** Makes the letter for a notice of any type, and fetches what it needs from elsewhere. Thread-safe. */
public final class LetterFactory {

    /** A head has one unit, rarely two, of which each report is a line. */
    private static final int INVITATIONS_OF_A_DIGEST = 6;

    private final LetterBuilder writer;
    private final ReportMaterialService gatherReport;
    private final DigestRepository digests;
    private final EntryInvitationService invitations;
    private final AccountLinkService accountLinks;
    private final QuestionLinks questionLinks;
    private final Predicate<CaseNotice> wanted;
    private final Predicate<QuestionNotice> awaited;

    /**
     * Takes what writes letters and what fetches their parts.
     *
     * @param wanted whether a notice of a case is still wanted
     * @param awaited whether a notice of a question is
     */
    public LetterFactory(
            LetterBuilder writer,
            ReportMaterialService gatherReport,
            DigestRepository digests,
            EntryInvitationService invitations,
            AccountLinkService accountLinks,
            QuestionLinks questionLinks,
            Predicate<CaseNotice> wanted,
            Predicate<QuestionNotice> awaited) {
        this.writer = writer;
        this.digests = digests;
        this.gatherReport = gatherReport;
        this.invitations = invitations;
        this.accountLinks = accountLinks;
        this.questionLinks = questionLinks;
        this.wanted = wanted;
        this.awaited = awaited;
    }

    /**
     * Returns what to write to that person about one notice, or several of the cases of one fall.
     *
     * @throws NotYetRenderableException if what it needs from elsewhere is away
     * @throws UnrenderableNoticeException if there are no words for such notices
     */
    Letter write(List<Notice> said, Person to, Catalog catalog) throws UnrenderableNoticeException {
        if (said.size() == 1) {
            return write(said.get(0), to, catalog);
        }
        List<CaseNotice> ofCases = said.stream()
                .filter(CaseNotice.class::isInstance)
                .map(CaseNotice.class::cast)
                .toList();
        if (ofCases.size() < said.size()) {
            throw new UnrenderableNoticeException("expected several notices of cases, got " + said);
        }
        List<CaseNotice> still = stillWanted(ofCases);
        return worded(
                () -> still.size() == 1 ? writer.write(still.get(0), to, catalog) : writer.write(still, to, catalog));
    }

    /**
     * Returns what to write to that person.
     *
     * @throws NotYetRenderableException if what it needs from elsewhere is away
     * @throws UnrenderableNoticeException if there are no words for such a notice
     */
    Letter write(Notice notice, Person to, Catalog catalog) throws UnrenderableNoticeException {
        if (notice instanceof CaseNotice ofCase) {
            stillWanted(List.of(ofCase));
            return worded(() -> writer.write(ofCase, to, catalog));
        }
        if (notice instanceof ReportNotice report) {
            ReportMaterial material = material(report, catalog.id(), to.language());
            return worded(() -> writer.write(report, material, to, catalog));
        }
        if (notice instanceof ReminderNotice reminder) {
            EntryInvitation invitation = invitations
                    .invite(reminder.about(), reminder.deadline(), reminder.wantedAt(), to, catalog)
                    .orElse(null);
            return worded(() -> writer.write(reminder, invitation, to, catalog));
        }
        if (notice instanceof DigestNotice digest) {
            List<DigestItem> items = digests.items(digest.digest());
            Map<DutyKey, EntryInvitation> invited = invited(items, to, catalog);
            return worded(() -> writer.write(digest, items, invited, to, catalog));
        }
        if (notice instanceof ConfirmationNotice awaited) {
            ConfirmationInvitation link = invitations
                    .confirm(awaited.unit(), awaited.quarter(), awaited.wantedAt(), to, catalog)
                    .orElse(null);
            return worded(() -> writer.write(awaited, link, to, catalog));
        }
        if (notice instanceof RemarkAnswerNotice answered) {
            URI page = invitations.page(to).orElse(null);
            return worded(() -> writer.write(answered, page, to, catalog));
        }
        if (notice instanceof QuestionNotice question) {
            if (!awaited.test(question)) {
                throw new OvertakenNoticeException("another one of those who were asked answered before it left");
            }
            return worded(() -> writer.write(question, questionLinks.of(question), to, catalog));
        }
        if (notice instanceof RejectionsNotice rejections) {
            return worded(() -> writer.write(rejections, to, catalog));
        }
        if (notice instanceof AccountLinkNotice invited) {
            return write(invited, to, catalog);
        }
        throw new UnrenderableNoticeException("expected a notice that has words, got " + notice.kind());
    }

    /** Settings may come with the next start; the time of a link does not come again. */
    private Letter write(AccountLinkNotice notice, Person to, Catalog catalog) throws UnrenderableNoticeException {
        if (accountLinks.isOver(notice)) {
            throw new UnrenderableNoticeException("expected a link that holds, got one until " + notice.expires());
        }
        URI link = accountLinks
                .link(notice)
                .orElseThrow(() -> new NotYetRenderableException(
                        "no link to an account can be written: chitieu.notification.links.keys has no key, or the"
                                + " address of the ingestion service is not set"));
        return worded(() -> writer.write(notice, link, to, catalog));
    }

    /** Returns what is still to be said of the cases of one fall; see {@link StillWanted}. */
    private List<CaseNotice> stillWanted(List<CaseNotice> notices) throws OvertakenNoticeException {
        List<CaseNotice> still = notices.stream().filter(wanted).toList();
        if (still.isEmpty()) {
            throw new OvertakenNoticeException(
                    "before it left, what it asks for was answered, its figure was watched no more, or its recipient"
                            + " heard the same from another alert about the figure");
        }
        return still;
    }

    /** Returns the invitations to the reports of a digest, the first of them alone where there are very many. */
    private Map<DutyKey, EntryInvitation> invited(List<DigestItem> items, Person to, Catalog catalog) {
        Map<DutyKey, EntryInvitation> invited = new LinkedHashMap<>();
        for (DigestItem item : items) {
            if (item instanceof DigestItem.OfReport report && invited.size() < INVITATIONS_OF_A_DIGEST) {
                invitations
                        .invite(report.about(), report.deadline(), report.wantedAt(), to, catalog)
                        .ifPresent(invitation -> invited.put(report.about(), invitation));
            }
        }
        return invited;
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
