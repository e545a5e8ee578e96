package vn.chitieu.notification.domain.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.contracts.vocabulary.Phrases;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.domain.cases.CaseNotice;
import vn.chitieu.notification.domain.cases.Figures;
import vn.chitieu.notification.domain.cases.TotalKey;
import vn.chitieu.notification.domain.notice.NoticeKind;

/** Puts notices into words. Thread-safe; the same notice, person and catalogue always give the same letter. */
public final class LetterWriter {

    private static final int SUBJECT_LIMIT = 160;

    private final Map<String, Phrases> phrases =
            Map.of("vi", Phrases.of(LetterWriter.class, "vi"), "en", Phrases.of(LetterWriter.class, "en"));
    private final String dashboard;

    /**
     * Takes where the figures can be looked at.
     *
     * @param dashboard address of the dashboard, http or https
     */
    public LetterWriter(String dashboard) {
        this.dashboard = dashboard;
    }

    /** Returns what to write to that person in that person's language. */
    public Letter write(CaseNotice notice, Person to, Catalog catalog) {
        String language = phrases.containsKey(to.language()) ? to.language() : "vi";
        Wording words = new Wording(phrase(language), catalog, language, notice.about());
        FactSheet sheet = new FactSheet(words, notice.figures());
        boolean fired = notice.kind() == NoticeKind.FIRED;
        List<String> paragraphs = paragraphs(notice, words);
        return new Letter(
                language,
                PlainText.of(words.say("subject"), SUBJECT_LIMIT),
                tone(notice),
                words.say("state." + (fired ? notice.figures().attainment().verdict() : notice.kind())),
                words.say("title"),
                words.say("subtitle"),
                paragraphs.get(paragraphs.size() - 1),
                words.say(
                        "salutation",
                        Map.of("position", PlainText.of(to.position().in(language), SUBJECT_LIMIT))),
                paragraphs,
                sheet.bar(),
                sheet.facts(),
                fired ? sheet.gaps() : List.of(),
                sheet.gapsHeader(),
                sheet.trust(),
                ask(notice, words, catalog.calendar()),
                words.say("link"),
                link(notice, language),
                words.say("closing"),
                words.say("signature"),
                footnotes(notice, words));
    }

    /** Where the reader sees the figures of the letter, in the letter's language, whatever quarter it is by then. */
    private String link(CaseNotice notice, String language) {
        TotalKey total = notice.about().total();
        return dashboard + (dashboard.contains("?") ? "&" : "?") + "quarter=" + total.quarter() + "&scope="
                + total.scope() + "&lang=" + language;
    }

    private Phrases phrase(String language) {
        Phrases found = phrases.get(language);
        if (found == null) {
            throw new IllegalArgumentException("expected a language with phrases, got " + language);
        }
        return found;
    }

    private static Letter.Tone tone(CaseNotice notice) {
        if (notice.kind() == NoticeKind.RECOVERED) {
            return Letter.Tone.GOOD;
        }
        if (notice.kind() == NoticeKind.TARGET_CHANGED) {
            return Letter.Tone.NEUTRAL;
        }
        boolean severe = notice.figures().attainment().verdict() == Verdict.SEVERELY_BEHIND;
        return severe ? Letter.Tone.SEVERE : Letter.Tone.WARNING;
    }

    private static List<String> paragraphs(CaseNotice notice, Wording words) {
        Figures figures = notice.figures();
        Figures.Attainment attainment = figures.attainment();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.say(
                "lead",
                Map.of(
                        "cumulative", words.exact(figures.cumulative()),
                        "share", words.percent(attainment.sharePercent()),
                        "total", words.exact(attainment.target()))));
        paragraphs.add(
                switch (notice.kind()) {
                    case FIRED -> behind(figures, words);
                    case RECOVERED -> recovered(notice, words);
                    case TARGET_CHANGED -> targetChanged(notice, words);
                    default ->
                        throw new IllegalArgumentException("expected a kind that has words, got " + notice.kind());
                });
        return paragraphs;
    }

    private static String behind(Figures figures, Wording words) {
        Figures.Attainment attainment = figures.attainment();
        return words.say(
                figures.lowerIsBetter() ? "above" : "behind",
                Map.of(
                        "expected", words.percent(attainment.expectedPercent()),
                        "due", words.computed(attainment.expectedAmount()),
                        "shortfall", words.computed(attainment.shortfall())));
    }

    private static String recovered(CaseNotice notice, Wording words) {
        Figures opening = notice.opening();
        return words.say(
                notice.figures().lowerIsBetter() ? "recovered.below" : "recovered",
                Map.of(
                        "expected", words.percent(notice.figures().attainment().expectedPercent()),
                        "since", words.time(Objects.requireNonNullElse(opening.asOf(), notice.wantedAt())),
                        "before", words.percent(opening.attainment().sharePercent())));
    }

    private static String targetChanged(CaseNotice notice, Wording words) {
        Figures.Attainment from = notice.opening().attainment();
        Figures.Attainment to = notice.figures().attainment();
        if (!notice.figures().isOnPace()) {
            return words.say("withdrawn", Map.of("from", words.exact(to.target())));
        }
        return words.say("changed", Map.of("from", words.exact(from.target()), "to", words.exact(to.target())));
    }

    private static String ask(CaseNotice notice, Wording words, WorkingCalendar calendar) {
        Instant answerBy = notice.answerBy();
        if (answerBy == null) {
            return words.say("noask");
        }
        LocalDate last = words.day(answerBy.minusSeconds(1));
        long workingDays = words.day(notice.wantedAt())
                .datesUntil(last)
                .map(day -> day.plusDays(1))
                .filter(calendar::isWorkingDay)
                .count();
        return words.say("ask", Map.of("date", words.date(last), "days", String.valueOf(workingDays)));
    }

    private static List<String> footnotes(CaseNotice notice, Wording words) {
        return List.of(
                words.say("foot.auto"),
                words.say(
                        "foot.id",
                        Map.of(
                                "case", notice.about().toString(),
                                "episode", String.valueOf(notice.episode()),
                                "revision", String.valueOf(notice.figures().revision()))));
    }
}
