package vn.chitieu.notification.answerlink;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.mail.letter.CaseSheets;
import vn.chitieu.support.web.PageShell;

/**
 * Lays out the page of a link by the catalog of its city, and the page that refuses one. Needs no script. Thread-safe.
 */
@Component
final class AnswerPageRenderer {

    /** The way from {@code /answer/…} to the root. */
    static final String FROM_A_LINK = "../";

    private static final int TIMELINE = 12;

    private final Map<String, MessageBundle> phrases = Map.of(
            "vi",
            MessageBundle.of(AnswerPageRenderer.class, "vi"),
            "en",
            MessageBundle.of(AnswerPageRenderer.class, "en"));
    private final CaseSheets sheets = new CaseSheets();
    private final PageShell shell;
    private final Clock clock;

    AnswerPageRenderer(PageShell shell, Clock clock) {
        this.shell = shell;
        this.clock = clock;
    }

    /** Returns what day it is in the city. */
    LocalDate today(Catalog city) {
        return LocalDate.ofInstant(clock.instant(), city.calendar().zone());
    }

    /** Returns when that many working days of the city from today are over. */
    Instant afterWorkingDays(int days, Catalog city) {
        return dayAfterWorkingDays(days, city)
                .plusDays(1)
                .atStartOfDay(city.calendar().zone())
                .toInstant();
    }

    /**
     * Returns the page of a link.
     *
     * @param formToken what its forms send along
     * @param form what was typed before
     * @param message what became of a form
     */
    String page(LinkVisit.Welcome visit, String language, String formToken, AnswerForm form, Message message) {
        AlertCase one = visit.one();
        Catalog city = visit.city();
        PageWords words = new PageWords(phrase(language, one), city, language);
        Context context = words.context(shell, FROM_A_LINK);
        context.setVariable("sheet", sheets.of(one, city, language));
        context.setVariable("rule", words.say("rule." + one.key().rule()));
        context.setVariable("state", one.progress().state());
        context.setVariable("standing", standing(one));
        context.setVariable("visit", visit);
        context.setVariable("ask", ask(visit, words));
        context.setVariable("form", form);
        context.setVariable("formToken", formToken);
        context.setVariable("done", message.done(visit) ? words.say("done." + message.key()) : null);
        context.setVariable("error", message.isError() ? words.say("error." + message.key()) : null);
        context.setVariable("faults", message.faults());
        context.setVariable("firstDay", today(city));
        context.setVariable("lastDay", today(city).plusDays(CaseAnswers.MOST_DAYS));
        context.setVariable(
                "faultList",
                message.faults().stream()
                        .map(field -> new Fault(field, words.say("fault." + field, lastDay(words))))
                        .toList());
        context.setVariable("choices", choices(words));
        context.setVariable("given", given(one.responses().explanation(), words));
        context.setVariable("acknowledged", acknowledged(one.responses().acknowledgement(), words));
        context.setVariable("silenced", silenced(visit, words));
        context.setVariable("targetChanged", targetChanged(one, words));
        context.setVariable("timeline", timeline(one, words));
        context.setVariable(
                "footLink",
                words.say(
                        "foot.link",
                        Map.of(
                                "position", words.position(visit.person()),
                                "time", words.time(visit.link().expires()))));
        context.setVariable(
                "footId",
                words.say(
                        "foot.id",
                        Map.of(
                                "case",
                                one.key().toString(),
                                "episode",
                                String.valueOf(one.progress().episode()))));
        return shell.render("answer", context);
    }

    /**
     * Returns the page that says, in both languages, why a link is not valid; it discloses nothing else.
     *
     * @param root the way from the link to the root
     */
    String refusal(String reason, String root) {
        Context context = shell.context("vi", root);
        context.setVariable("words", phrase("vi"));
        context.setVariable("english", phrase("en"));
        context.setVariable("reason", "refused." + reason);
        return shell.render("answer-refused", context);
    }

    private Map<String, String> lastDay(PageWords words) {
        return Map.of("day", words.date(today(words.city()).plusDays(CaseAnswers.MOST_DAYS)));
    }

    /** For a figure that is watched no cause is asked for. */
    private static String standing(AlertCase one) {
        boolean watched = one.key().rule() == Rule.WATCH_LIST && one.progress().state() == CaseState.OPEN;
        return watched ? "WATCHED" : one.progress().state().name();
    }

    private static @Nullable String ask(LinkVisit.Welcome visit, PageWords words) {
        Instant dueAt = visit.one().dueAt();
        if (!visit.explanationAwaited()) {
            return visit.one().progress().state().isClosed() ? words.say("ask.over") : null;
        }
        return dueAt == null
                ? words.say("ask.whenever")
                : words.say("ask", Map.of("date", words.date(words.day(dueAt.minusSeconds(1)))));
    }

    private List<Choice> choices(PageWords words) {
        return AnswerForm.DAYS.stream()
                .map(days -> new Choice(
                        String.valueOf(days),
                        words.say(
                                days == 1 ? "ack.day" : "ack.days",
                                Map.of(
                                        "days",
                                        String.valueOf(days),
                                        "date",
                                        words.date(dayAfterWorkingDays(days, words.city()))))))
                .toList();
    }

    private @Nullable Given given(@Nullable Explanation explanation, PageWords words) {
        return explanation == null
                ? null
                : new Given(
                        words.say(
                                "given.by",
                                Map.of("who", words.who(explanation.by()), "time", words.time(explanation.at()))),
                        explanation.cause(),
                        explanation.remedy(),
                        words.date(explanation.promisedFor()));
    }

    private @Nullable String acknowledged(@Nullable Acknowledgement acknowledgement, PageWords words) {
        return acknowledgement == null
                ? null
                : words.say(
                        "acknowledged",
                        Map.of(
                                "who", words.who(acknowledgement.by()),
                                "time", words.time(acknowledgement.at()),
                                "until",
                                        words.date(words.day(
                                                acknowledgement.until().minusSeconds(1)))));
    }

    private static @Nullable String silenced(LinkVisit.Welcome visit, PageWords words) {
        Instant until = visit.silencedUntil();
        return until == null
                ? null
                : words.say("silenced", Map.of("until", words.date(words.day(until.minusSeconds(1)))));
    }

    /**
     * The mail says the target of the day on which the case began; who answers has to know that it is another one now.
     */
    private @Nullable String targetChanged(AlertCase one, PageWords words) {
        JudgedFigures.Attainment before = one.figures().opening().attainment();
        JudgedFigures.Attainment now = one.figures().latest().attainment();
        return before.hasTarget() && now.hasTarget() && before.target().compareTo(now.target()) != 0
                ? words.say(
                        "target.changed",
                        Map.of(
                                "before", sheets.measured(before.target(), one, words.city(), words.language()),
                                "now", sheets.measured(now.target(), one, words.city(), words.language())))
                : null;
    }

    /** The newest first; of this episode alone, for a link is of one. */
    private static List<Moment> timeline(AlertCase one, PageWords words) {
        List<HistoryEntry> all = one.history().stream()
                .filter(entry -> entry.episode() == one.progress().episode())
                .toList();
        List<Moment> moments = new ArrayList<>(all.subList(Math.max(0, all.size() - TIMELINE), all.size()).stream()
                .map(entry -> new Moment(words.time(entry.at()), words.say("history." + entry.what())))
                .toList());
        Collections.reverse(moments);
        return moments;
    }

    private LocalDate dayAfterWorkingDays(int days, Catalog city) {
        return city.calendar().plusWorkingDays(today(city), days);
    }

    /** A limit is exceeded, no target missed; of rules that are about no target that is not said. */
    private MessageBundle phrase(String language, AlertCase one) {
        MessageBundle usual = phrase(language);
        boolean isLimit = one.figures().latest().lowerIsBetter()
                && one.figures().latest().attainment().hasTarget();
        return isLimit ? usual.preferring("below") : usual;
    }

    private MessageBundle phrase(String language) {
        return Objects.requireNonNull(phrases.get(language), () -> "expected vi or en, got " + language);
    }

    /** An option of a choice. */
    record Choice(String value, String text) {}

    /** A field that is to be mended. */
    record Fault(String field, String text) {}

    /** What was answered. */
    record Given(String by, String cause, String remedy, String promised) {}

    /** Something that happened. */
    record Moment(String time, String text) {}

    /**
     * What became of a form.
     *
     * @param key of the phrase that says so; empty where no form was sent
     * @param isError whether it could not be taken
     * @param faults names of the fields that are to be mended
     */
    record Message(String key, boolean isError, List<String> faults) {

        static final String EXPLAINED = "explained";
        static final String ACKNOWLEDGED = "acknowledged";
        static final String SILENCED = "silenced";
        static final String WATCHED = "watched";
        static final String WATCH_ENDED = "watch-ended";
        static final Message NONE = new Message("", false, List.of());

        static Message error(String key, List<String> faults) {
            return new Message(key, true, List.copyOf(faults));
        }

        /** The address of a page says what was done; it is said only where it is so. */
        private boolean done(LinkVisit.Welcome visit) {
            Explanation explanation = visit.one().responses().explanation();
            Acknowledgement acknowledgement = visit.one().responses().acknowledgement();
            String who = visit.link().recipient();
            return (key.equals(EXPLAINED)
                            && explanation != null
                            && explanation.by().equals(who))
                    || (key.equals(ACKNOWLEDGED)
                            && acknowledgement != null
                            && acknowledgement.by().equals(who))
                    || (key.equals(SILENCED) && visit.silencedUntil() != null)
                    || (key.equals(WATCHED) && visit.watched())
                    || (key.equals(WATCH_ENDED) && visit.watchPossible());
        }
    }
}
