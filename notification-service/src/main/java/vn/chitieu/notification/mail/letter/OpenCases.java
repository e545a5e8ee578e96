package vn.chitieu.notification.mail.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.policy.Rule;

/** The cases that are not mended, with what was answered, as blocks of a report. */
final class OpenCases {

    private static final int SHOWN = 40;
    private static final int ANSWER_LIMIT = 400;

    private final LetterVocabulary vocabulary;
    private final Function<CaseKey, LetterVocabulary> ofCase;

    OpenCases(LetterVocabulary vocabulary, Function<CaseKey, LetterVocabulary> ofCase) {
        this.vocabulary = vocabulary;
        this.ofCase = ofCase;
    }

    /**
     * Returns a heading and what there is to say.
     *
     * @param cases worst first
     * @param others how many further ones there are within the scope
     */
    List<Block> blocks(List<AlertCase> cases, int others) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(vocabulary.say("open.heading")));
        if (cases.isEmpty()) {
            blocks.add(new Block.Paragraph(vocabulary.say("open.none")));
        } else {
            List<Block.Row> rows = new ArrayList<>();
            cases.stream().limit(SHOWN).forEach(one -> rows.addAll(rows(one)));
            blocks.add(new Block.Table("", columns(), rows));
        }
        int more = Math.max(0, cases.size() - SHOWN);
        List<String> notes = new ArrayList<>();
        if (more > 0) {
            notes.add(vocabulary.say("open.more", Map.of("count", String.valueOf(more))));
        }
        if (others > 0) {
            notes.add(vocabulary.say("open.others", Map.of("count", String.valueOf(others))));
        }
        if (!notes.isEmpty()) {
            blocks.add(new Block.Notes(notes));
        }
        return blocks;
    }

    private List<Block.Column> columns() {
        return List.of(
                new Block.Column(vocabulary.say("open.what"), false, false),
                new Block.Column(vocabulary.say("open.state"), false, false),
                new Block.Column(vocabulary.say("open.lack"), true, false));
    }

    private List<Block.Row> rows(AlertCase one) {
        LetterVocabulary about = ofCase.apply(one.key());
        String key = one.figures().latest().attainment().hasTarget() ? "open.case" : "open.case.untargeted";
        String what = about.say(key, one.key().window() == null ? "" : "window", Map.of());
        String state = state(one, about);
        String lack = lack(one.figures().latest(), about);
        List<Block.Row> rows = new ArrayList<>();
        rows.add(new Block.Row(
                List.of(what, state, lack),
                vocabulary.say("open.line", Map.of("what", what, "state", state, "lack", lack)),
                false));
        Explanation explanation = one.responses().explanation();
        if (explanation != null) {
            String answer = vocabulary.say(
                    "open.answer",
                    Map.of(
                            "who", vocabulary.person(explanation.by()),
                            "cause", HeaderText.of(explanation.cause(), ANSWER_LIMIT),
                            "remedy", HeaderText.of(explanation.remedy(), ANSWER_LIMIT),
                            "promised", vocabulary.date(explanation.promisedFor())));
            rows.add(new Block.Row(List.of(answer), answer, false));
        }
        return rows;
    }

    private static String state(AlertCase one, LetterVocabulary about) {
        boolean isBelow = one.figures().latest().lowerIsBetter()
                && one.figures().latest().attainment().hasTarget();
        return about.say(
                "case." + one.progress().state(),
                isBelow && one.key().rule() != Rule.WATCH_LIST
                        ? about.direction()
                        : one.key().rule().name(),
                Map.of("level", String.valueOf(one.progress().level())));
    }

    private static String lack(JudgedFigures figures, LetterVocabulary about) {
        JudgedFigures.Attainment attainment = figures.attainment();
        if (!attainment.hasTarget()) {
            return about.exact(figures.amounts().value());
        }
        return about.say(
                figures.lowerIsBetter() ? "open.share.below" : "open.share",
                Map.of(
                        "share", about.percent(attainment.sharePercent()),
                        "expected", about.percent(attainment.expectedPercent())));
    }
}
