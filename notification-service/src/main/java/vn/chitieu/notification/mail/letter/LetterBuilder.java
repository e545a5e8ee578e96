package vn.chitieu.notification.mail.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.accountlink.AccountLinkNotice;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.confirmation.ConfirmationNotice;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.entrylink.ConfirmationInvitation;
import vn.chitieu.notification.entrylink.EntryInvitation;
import vn.chitieu.notification.quarterreport.ReportMaterial;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.notification.remark.RemarkAnswerNotice;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestSummary;

/** Builds letters from notices. Thread-safe; the same notice, person and catalog always give the same letter. */
public final class LetterBuilder {

    private final Map<String, MessageBundle> phrases = Map.of(
            "vi", MessageBundle.of(LetterBuilder.class, "vi"), "en", MessageBundle.of(LetterBuilder.class, "en"));
    private final LetterAddresses addresses;

    /**
     * Takes where letters lead to.
     *
     * @param dashboard address of the dashboard, http or https
     * @param links where a case is answered for
     * @param linkedCity names the city of links to figures
     */
    public LetterBuilder(String dashboard, CaseLinks links, LinkedCity linkedCity) {
        this.addresses = new LetterAddresses(dashboard, links, linkedCity);
    }

    /**
     * Returns what to write about a case to that person in that person's language.
     *
     * @throws IllegalArgumentException if there are no words for such a notice
     */
    public Letter write(CaseNotice notice, Person to, Catalog catalog) {
        String language = language(to);
        LetterVocabulary words = LetterVocabulary.ofCase(phrases(language), catalog, language, notice.about());
        return new CaseLetter(notice, words, addresses, catalog.calendar()).write(new Addressee(to, language));
    }

    /**
     * Returns what to write about the cases of one fall to that person in that person's language.
     *
     * @param notices one or more, of the same figure
     * @throws IllegalArgumentException if there are no words for such notices
     */
    public Letter write(List<CaseNotice> notices, Person to, Catalog catalog) {
        String language = language(to);
        return new FallLetter(
                        notices,
                        key -> LetterVocabulary.ofCase(phrases(language), catalog, language, key),
                        addresses,
                        catalog.calendar())
                .write(new Addressee(to, language));
    }

    /** Returns the mail with the report of a quarter to that person, from material in that person's language. */
    public Letter write(ReportNotice notice, ReportMaterial material, Person to, Catalog catalog) {
        String language = language(to);
        MessageBundle ofLanguage = phrases(language);
        LetterVocabulary words = LetterVocabulary.ofQuarter(ofLanguage, catalog, language, notice.quarter());
        OpenCases cases = new OpenCases(words, key -> LetterVocabulary.ofCase(ofLanguage, catalog, language, key));
        return new ReportLetter(notice, material, words, cases, addresses).write(new Addressee(to, language));
    }

    /**
     * Returns the mail to that person about a report which is due.
     *
     * @param invitation what lets the person enter the figures; null for one who is not invited to
     */
    public Letter write(ReminderNotice notice, @Nullable EntryInvitation invitation, Person to, Catalog catalog) {
        String language = language(to);
        LetterVocabulary words = LetterVocabulary.ofQuarter(
                phrases(language), catalog, language, notice.about().period().quarter());
        return new ReminderLetter(notice, invitation, words, addresses, catalog.calendar())
                .write(new Addressee(to, language));
    }

    /**
     * Returns the mail to the person of an account, who is to set its password.
     *
     * @param link opens the page on which that is done
     */
    public Letter write(AccountLinkNotice notice, URI link, Person to, Catalog catalog) {
        String language = language(to);
        LocalDate day =
                LocalDate.ofInstant(notice.wantedAt(), catalog.calendar().zone());
        LetterVocabulary words = LetterVocabulary.ofQuarter(phrases(language), catalog, language, Quarter.of(day));
        return new AccountLetter(notice, link, words, catalog.calendar().zone()).write(new Addressee(to, language));
    }

    /**
     * Returns the mail to the head of a unit about figures that wait.
     *
     * @param invitation what lets the head confirm them from the mail; null where there is no such link
     */
    public Letter write(
            ConfirmationNotice notice, @Nullable ConfirmationInvitation invitation, Person to, Catalog catalog) {
        String language = language(to);
        return new ConfirmationLetter(
                        notice,
                        invitation,
                        LetterVocabulary.ofQuarter(phrases(language), catalog, language, notice.quarter()),
                        addresses)
                .write(new Addressee(to, language));
    }

    /**
     * Returns the mail to that person about an answer to a remark.
     *
     * @param page on which the unit's remarks stand; null where it is not known
     */
    public Letter write(RemarkAnswerNotice notice, @Nullable URI page, Person to, Catalog catalog) {
        String language = language(to);
        LetterVocabulary words = LetterVocabulary.ofQuarter(
                phrases(language), catalog, language, notice.remark().quarter());
        return new RemarkAnswerLetter(notice, page, words, addresses).write(new Addressee(to, language));
    }

    /**
     * Returns the mail to that person about a question, or about its answer.
     *
     * @param link where to answer, or where the answer stands
     */
    public Letter write(QuestionNotice notice, QuestionLinks.Link link, Person to, Catalog catalog) {
        String language = language(to);
        LetterVocabulary words = LetterVocabulary.ofQuarter(
                phrases(language), catalog, language, notice.question().about().quarter());
        return new QuestionLetter(notice, link, words, addresses).write(new Addressee(to, language));
    }

    /** Returns the mail to that person about records which could not be taken. */
    public Letter write(RejectionsNotice notice, Person to, Catalog catalog) {
        String language = language(to);
        Quarter quarter = Quarter.of(notice.days().get(0).day());
        return new RejectionsLetter(notice, LetterVocabulary.ofQuarter(phrases(language), catalog, language, quarter))
                .write(new Addressee(to, language));
    }

    /**
     * Returns the mail with what changed since that person's last digest.
     *
     * @param invited what lets the person enter the figures of reports that are due, by report
     */
    public Letter write(
            DigestNotice notice,
            List<DigestItem> items,
            Map<DutyKey, EntryInvitation> invited,
            Person to,
            Catalog catalog) {
        String language = language(to);
        MessageBundle ofLanguage = phrases(language);
        LocalDate day =
                LocalDate.ofInstant(notice.digest().slot(), catalog.calendar().zone());
        return new DigestLetter(
                        notice,
                        DigestSummary.of(items),
                        invited,
                        LetterVocabulary.ofQuarter(ofLanguage, catalog, language, Quarter.of(day)),
                        key -> LetterVocabulary.ofCase(ofLanguage, catalog, language, key),
                        key -> LetterVocabulary.ofQuarter(
                                ofLanguage, catalog, language, key.period().quarter()),
                        addresses)
                .write(new Addressee(to, language));
    }

    /**
     * Returns a mail that tries the way to that person.
     *
     * @param by who has asked for it
     */
    public Letter test(String by, Person to, Catalog catalog, LocalDate day) {
        String language = language(to);
        LetterVocabulary words = LetterVocabulary.ofQuarter(phrases(language), catalog, language, Quarter.of(day));
        return new TestLetter(by, words).write(new Addressee(to, language));
    }

    private String language(Person person) {
        return phrases.containsKey(person.language()) ? person.language() : "vi";
    }

    private MessageBundle phrases(String language) {
        MessageBundle found = phrases.get(language);
        if (found == null) {
            throw new IllegalArgumentException("expected a language with phrases, got " + language);
        }
        return found;
    }
}
