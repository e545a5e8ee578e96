package vn.chitieu.notification.answerlink;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.mail.letter.CatalogNames;
import vn.chitieu.notification.question.Question;
import vn.chitieu.support.web.PageShell;

/** Lays out the page of a link to a question. Needs no script. Thread-safe. */
@Component
final class QuestionPageRenderer {

    /** The way from {@code /answer/question/…} to the root. */
    static final String FROM_A_LINK = "../../";

    private final Map<String, MessageBundle> phrases = Map.of(
            "vi",
            MessageBundle.of(QuestionPageRenderer.class, "vi"),
            "en",
            MessageBundle.of(QuestionPageRenderer.class, "en"));
    private final PageShell shell;

    QuestionPageRenderer(PageShell shell) {
        this.shell = shell;
    }

    /**
     * Returns the page of a link.
     *
     * @param formToken what its form sends along
     * @param typed what was typed before, empty where nothing was
     * @param done whether the address says that an answer was sent
     * @param error key of the phrase that says why it could not be taken; null where none was refused
     */
    String page(
            LinkVisit.Asked visit,
            String language,
            String formToken,
            String typed,
            boolean done,
            @Nullable String error) {
        MessageBundle said = Objects.requireNonNull(phrases.get(language), () -> "expected vi or en, got " + language);
        PageWords words = new PageWords(said, visit.city(), language);
        Question question = visit.one().question();
        Question.Answer answer = visit.one().answer();
        TotalKey about = question.about();
        CatalogNames names = new CatalogNames(visit.city(), language);
        Context context = words.context(shell, FROM_A_LINK);
        context.setVariable("title", names.indicator(about.indicator()));
        context.setVariable(
                "subtitle", names.scope(about.scope(), about.quarter()) + " · " + quarter(about.quarter(), words));
        context.setVariable("question", given(question.asker(), words.time(question.at()), question.text(), words));
        context.setVariable(
                "answer", answer == null ? null : given(answer.by(), words.time(answer.at()), answer.text(), words));
        context.setVariable("formToken", formToken);
        context.setVariable("typed", typed);
        boolean mine = answer != null && answer.by().equals(visit.link().recipient());
        context.setVariable("done", done && mine ? words.say("done.question") : null);
        context.setVariable("error", error == null ? null : words.say("error." + error));
        context.setVariable("fault", "BAD_ANSWER".equals(error));
        context.setVariable(
                "footLink",
                words.say(
                        "foot.link",
                        Map.of(
                                "position", words.position(visit.person()),
                                "time", words.time(visit.link().expires()))));
        context.setVariable("footId", words.say("foot.question", Map.of("id", question.id())));
        return shell.render("question", context);
    }

    private static Given given(String who, String time, String text, PageWords words) {
        return new Given(words.say("given.by", Map.of("who", words.who(who), "time", time)), text);
    }

    private static String quarter(Quarter quarter, PageWords words) {
        return words.say(
                "quarter",
                Map.of(
                        "number", words.say("quarter." + quarter.number()),
                        "year", String.valueOf(quarter.year())));
    }

    /**
     * A text and who wrote it.
     *
     * @param by who and when
     * @param text with line feeds
     */
    record Given(String by, String text) {}
}
