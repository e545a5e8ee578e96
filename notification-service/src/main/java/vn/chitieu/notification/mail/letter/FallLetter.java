package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * The letter about several cases of one fall to one person: that about the worst, with every judgment of the figure in
 * it and one question.
 */
final class FallLetter {

    private static final int SUBJECT_LIMIT = 160;

    private final List<CaseNotice> worstFirst;
    private final Function<CaseKey, LetterVocabulary> vocabularies;
    private final LetterAddresses addresses;
    private final WorkingCalendar calendar;

    FallLetter(
            List<CaseNotice> notices,
            Function<CaseKey, LetterVocabulary> vocabularies,
            LetterAddresses addresses,
            WorkingCalendar calendar) {
        this.worstFirst = notices.stream()
                .sorted(Comparator.comparing(FallLetter::verdict, FallLetter::worseFirst)
                        .thenComparing(one -> one.about().rule())
                        .thenComparing(Comparator.comparing(FallLetter::lag).reversed())
                        .thenComparing(one -> one.about().toString()))
                .toList();
        this.vocabularies = vocabularies;
        this.addresses = addresses;
        this.calendar = calendar;
    }

    Letter write(Addressee reader) {
        CaseNotice worst = asking(worstFirst.get(0));
        LetterVocabulary vocabulary = vocabularies.apply(worst.about());
        Letter letter = new CaseLetter(worst, vocabulary, addresses, calendar).write(reader);
        String state = letter.state();
        String inline = state.substring(0, 1).toLowerCase(Locale.ROOT) + state.substring(1);
        return new Letter(
                letter.language(),
                HeaderText.of(vocabulary.say("subject.fall", Map.of("state", judgment(worst, inline))), SUBJECT_LIMIT),
                letter.tone(),
                state,
                letter.title(),
                vocabulary.say("subtitle.untargeted"),
                letter.preview(),
                letter.salutation(),
                withJudgments(letter.blocks(), worst),
                letter.closing(),
                letter.signature(),
                footnotes(letter),
                letter.attachments());
    }

    /** Returns what the subject says of the worst case: how it stands, not how often that was reported. */
    private String judgment(CaseNotice worst, String state) {
        boolean isReport = worst.kind() == NoticeKind.ESCALATION
                || worst.kind() == NoticeKind.EXPLAINED
                || worst.kind() == NoticeKind.ANSWER_REMINDER;
        Verdict verdict = worst.figures().attainment().verdict();
        if (!isReport || verdict.compareTo(Verdict.AT_RISK) < 0 || verdict == Verdict.NOT_JUDGED) {
            return state;
        }
        LetterVocabulary vocabulary = vocabularies.apply(worst.about());
        String said = vocabulary.say("state." + verdict, worst.figures().lowerIsBetter() ? "below" : "", Map.of());
        return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }

    /** Returns the notice with the question of the case whose answer is due first. */
    private CaseNotice asking(CaseNotice worst) {
        CaseNotice.Question first = worstFirst.stream()
                .map(CaseNotice::question)
                .filter(question -> question.answerBy() != null)
                .min(Comparator.comparing(question -> Objects.requireNonNullElse(question.answerBy(), Instant.MAX)))
                .orElse(worst.question());
        return new CaseNotice(
                worst.id(),
                worst.occasion(),
                worst.recipient(),
                worst.wantedAt(),
                worst.opening(),
                worst.figures(),
                first,
                worst.order(),
                worst.stage());
    }

    /** Returns the blocks with every judgment below what is said of the worst. */
    private List<Block> withJudgments(List<Block> blocks, CaseNotice worst) {
        List<Block> all = new ArrayList<>(blocks);
        int at = 0;
        while (at < all.size() && all.get(at) instanceof Block.Paragraph) {
            at++;
        }
        LetterVocabulary vocabulary = vocabularies.apply(worst.about());
        all.add(at, judgments(vocabulary));
        boolean asks =
                worst.question().recipientAnswersBy() != null && worst.kind().alarms();
        if (asks) {
            all.add(
                    at + 1,
                    new Block.Paragraph(
                            vocabulary.say("fall.answer", Map.of("count", String.valueOf(worstFirst.size())))));
        }
        return all;
    }

    private Block.Table judgments(LetterVocabulary vocabulary) {
        return new Block.Table(
                vocabulary.say("fall.title", Map.of("count", String.valueOf(worstFirst.size()))),
                List.of(
                        new Block.Column(vocabulary.say("fall.target"), false, false),
                        new Block.Column(vocabulary.say("fall.judged"), false, false)),
                worstFirst.stream().map(this::row).toList(),
                true);
    }

    private Block.Row row(CaseNotice notice) {
        LetterVocabulary vocabulary = vocabularies.apply(notice.about());
        CaseSentences sentences = new CaseSentences(notice, vocabulary);
        JudgedFigures.Attainment attainment = notice.figures().attainment();
        boolean isAlarm = notice.kind().alarms() || notice.kind() == NoticeKind.EXPLAINED;
        if (!attainment.hasTarget() || !isAlarm) {
            String of = vocabulary.say(attainment.hasTarget() ? "fall.other" : "fall.untargeted");
            return row(notice, of, isAlarm ? sentences.breach() : sentences.gist());
        }
        int decimals = FactSheet.decimals(notice.figures());
        Map<String, String> places = Map.of(
                "total", vocabulary.exact(attainment.target()),
                "reached", vocabulary.percent(attainment.sharePercent()),
                "expected", vocabulary.percent(attainment.expectedPercent()),
                "due", vocabulary.due(attainment.expectedAmount(), decimals),
                "missing", vocabulary.due(attainment.shortfall(), decimals));
        return row(
                notice,
                vocabulary.say("fall.of", places),
                vocabulary.say("fall.standing", notice.figures().lowerIsBetter() ? "below" : "", places));
    }

    private Block.Row row(CaseNotice notice, String of, String standing) {
        return new Block.Row(
                List.of(of, standing),
                of + ": " + standing,
                notice.id().equals(worstFirst.get(0).id()));
    }

    private List<String> footnotes(Letter letter) {
        List<String> all = new ArrayList<>(letter.footnotes());
        worstFirst.stream()
                .skip(1)
                .map(one -> CaseLetter.id(one, vocabularies.apply(one.about())))
                .forEach(all::add);
        return all;
    }

    /** Returns how a figure is judged; of what ended, how it was. */
    private static Verdict verdict(CaseNotice notice) {
        boolean ended = notice.kind() == NoticeKind.RECOVERED
                || notice.kind() == NoticeKind.CORRECTED
                || notice.kind() == NoticeKind.TARGET_CHANGED;
        return (ended ? notice.opening() : notice.figures()).attainment().verdict();
    }

    /** A figure that was not judged is not known to be bad. */
    private static int worseFirst(Verdict one, Verdict other) {
        if (one == Verdict.NOT_JUDGED || other == Verdict.NOT_JUDGED) {
            return Boolean.compare(one == Verdict.NOT_JUDGED, other == Verdict.NOT_JUDGED);
        }
        return other.compareTo(one);
    }

    private static BigDecimal lag(CaseNotice notice) {
        JudgedFigures.Attainment attainment = notice.figures().attainment();
        @Nullable BigDecimal share = attainment.sharePercent();
        return share == null
                ? BigDecimal.ZERO
                : attainment.expectedPercent().subtract(share).abs();
    }
}
