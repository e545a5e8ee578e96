package vn.chitieu.notification.mail.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/** The letter about one case to one person. */
final class CaseLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int LINE_LIMIT = 600;
    private static final int LINES_QUOTED = 30;

    private final CaseNotice notice;
    private final LetterVocabulary vocabulary;
    private final LetterAddresses addresses;
    private final WorkingCalendar calendar;
    private final CaseSentences sentences;
    private final FactSheet sheet;

    CaseLetter(CaseNotice notice, LetterVocabulary vocabulary, LetterAddresses addresses, WorkingCalendar calendar) {
        this.notice = notice;
        this.vocabulary = vocabulary;
        this.addresses = addresses;
        this.calendar = calendar;
        this.sentences = new CaseSentences(notice, vocabulary);
        this.sheet = new FactSheet(vocabulary, notice.about(), notice.figures());
    }

    Letter write(Addressee reader) {
        return new Letter(
                reader.language(),
                HeaderText.of(vocabulary.say("subject." + notice.about().rule()), SUBJECT_LIMIT),
                tone(),
                sentences.state(),
                vocabulary.say("title"),
                vocabulary.say(notice.figures().attainment().hasTarget() ? "subtitle" : "subtitle.untargeted"),
                sentences.gist(),
                reader.salutation(vocabulary),
                blocks(reader),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                footnotes(),
                List.of());
    }

    private List<Block> blocks(Addressee reader) {
        List<Block> blocks = new ArrayList<>();
        sentences.paragraphs().forEach(text -> blocks.add(new Block.Paragraph(text)));
        String most = alarms() ? sheet.most() : null;
        if (most != null) {
            blocks.add(new Block.Paragraph(most));
        }
        add(blocks, sheet.bar());
        add(blocks, quote());
        blocks.add(ask());
        blocks.add(links(reader));
        blocks.add(sheet.facts());
        if (alarms()) {
            add(blocks, sheet.gaps());
        }
        blocks.add(sheet.trust());
        return blocks;
    }

    private static void add(List<Block> blocks, @Nullable Block block) {
        if (block != null) {
            blocks.add(block);
        }
    }

    private boolean alarms() {
        boolean aboutPace =
                notice.about().rule() == Rule.BEHIND_TARGET || notice.about().rule() == Rule.WATCH_LIST;
        return aboutPace && notice.kind().alarms();
    }

    /** What was answered, in the words of its author. */
    private Block.@Nullable Quote quote() {
        Explanation explanation = notice.stage().explanation();
        if (explanation == null) {
            return null;
        }
        String title = vocabulary.say(
                "quote.title",
                Map.of("who", vocabulary.person(explanation.by()), "time", vocabulary.time(explanation.at())));
        return new Block.Quote(
                title,
                List.of(
                        said("quote.cause", explanation.cause()),
                        said("quote.remedy", explanation.remedy()),
                        new Block.Said(
                                vocabulary.say("quote.promise"), List.of(vocabulary.date(explanation.promisedFor())))));
    }

    private Block.Said said(String label, String text) {
        return new Block.Said(vocabulary.say(label), HeaderText.lines(text, LINE_LIMIT, LINES_QUOTED));
    }

    private Block.Ask ask() {
        Instant answerBy = notice.question().answerBy();
        if (notice.kind() == NoticeKind.ANSWER_REMINDER && !isStillDue(answerBy)) {
            return askAtOnce(answerBy);
        }
        if (answerBy == null || !notice.kind().alarms()) {
            return new Block.Ask(vocabulary.say("noask"));
        }
        LocalDate last = vocabulary.day(answerBy.minusSeconds(1));
        long workingDays = vocabulary
                .day(notice.wantedAt())
                .datesUntil(last)
                .map(day -> day.plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
        String who = notice.question().askedInstead().stream()
                .map(vocabulary::person)
                .collect(Collectors.joining("; "));
        return new Block.Ask(vocabulary.say(
                "ask." + notice.kind(),
                who.isEmpty() ? "" : "instead",
                Map.of("date", vocabulary.date(last), "days", String.valueOf(workingDays), "who", who)));
    }

    private boolean isStillDue(@Nullable Instant answerBy) {
        return answerBy != null && answerBy.isAfter(notice.wantedAt());
    }

    /** A case whose answer was put off, or that stands at the top of its chain, awaits one beyond its date. */
    private Block.Ask askAtOnce(@Nullable Instant answerBy) {
        return new Block.Ask(
                answerBy == null
                        ? vocabulary.say("ask.ANSWER_REMINDER.whenever")
                        : vocabulary.say(
                                "ask.ANSWER_REMINDER.late",
                                Map.of("date", vocabulary.date(vocabulary.day(answerBy.minusSeconds(1))))));
    }

    private boolean asks() {
        return notice.kind() == NoticeKind.ANSWER_REMINDER
                || (notice.question().recipientAnswersBy() != null
                        && notice.kind().alarms());
    }

    private Block.Links links(Addressee reader) {
        TotalKey total = notice.about().total();
        return new Block.Links(
                asks() ? vocabulary.say("link.answer", notice.kind().name(), Map.of()) : vocabulary.say("link.case"),
                addresses.answer(notice),
                List.of(new Block.Link(vocabulary.say("link.figures"), addresses.indicator(total, reader.language()))));
    }

    private Letter.Tone tone() {
        JudgedFigures figures = notice.figures();
        return switch (notice.kind()) {
            case ESCALATION -> Letter.Tone.SEVERE;
            case FIRED, ANSWER_REMINDER ->
                figures.attainment().verdict() == Verdict.SEVERELY_BEHIND ? Letter.Tone.SEVERE : Letter.Tone.WARNING;
            case RECOVERED -> Letter.Tone.GOOD;
            default -> Letter.Tone.NEUTRAL;
        };
    }

    private List<String> footnotes() {
        return List.of(vocabulary.say("foot.auto"), id(notice, vocabulary));
    }

    /** Returns by what staff find the case. */
    static String id(CaseNotice notice, LetterVocabulary vocabulary) {
        return vocabulary.say(
                "foot.id",
                Map.of(
                        "case", notice.about().toString(),
                        "episode", String.valueOf(notice.occasion().episode()),
                        "revision", String.valueOf(notice.figures().revision())));
    }
}
