package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Standing;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/** Sentences of a letter about a case, by its rule and its kind. */
final class CaseSentences {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String BELOW = "below";

    private final CaseNotice notice;
    private final LetterVocabulary vocabulary;
    private final Rule rule;
    private final JudgedFigures figures;
    private final JudgedFigures.Attainment attainment;

    CaseSentences(CaseNotice notice, LetterVocabulary vocabulary) {
        this.notice = notice;
        this.vocabulary = vocabulary;
        this.rule = notice.about().rule();
        this.figures = notice.figures();
        this.attainment = figures.attainment();
    }

    /** Returns how it stands, in a few words. */
    String state() {
        Map<String, String> level =
                Map.of("level", String.valueOf(notice.stage().level()));
        return switch (notice.kind()) {
            case FIRED ->
                rule == Rule.BEHIND_TARGET || rule == Rule.WATCH_LIST
                        ? vocabulary.say("state." + attainment.verdict(), direction(), Map.of())
                        : vocabulary.say("state.FIRED." + rule, direction(), Map.of());
            case ESCALATION ->
                vocabulary.say("state.ESCALATION", notice.stage().explanation() == null ? "" : "promise", level);
            case RECOVERED -> vocabulary.say("state.RECOVERED", ruleOrDirection(), Map.of());
            case CORRECTED -> vocabulary.say("state.CORRECTED", rule.name(), Map.of());
            default -> vocabulary.say("state." + notice.kind());
        };
    }

    /** Returns the sentence that says most, for where only one has room. */
    String gist() {
        return notice.kind() == NoticeKind.FIRED ? breach() : news();
    }

    /** Returns all sentences. */
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        switch (notice.kind()) {
            case FIRED -> paragraphs.addAll(List.of(lead(), breach()));
            case EXPLAINED, ESCALATION, ANSWER_REMINDER -> paragraphs.addAll(List.of(news(), lead(), breach()));
            default -> paragraphs.addAll(List.of(lead(), news()));
        }
        if (notice.kind() == NoticeKind.FIRED && rule == Rule.WATCH_LIST) {
            paragraphs.add(vocabulary.say("watched"));
        }
        return paragraphs;
    }

    /** What happened to the case, other than that it began. */
    private String news() {
        return switch (notice.kind()) {
            case EXPLAINED -> answered("explained");
            case ESCALATION ->
                notice.stage().explanation() == null ? vocabulary.say("escalated") : answered("escalated.promise");
            case ANSWER_REMINDER ->
                notice.stage().explanation() == null ? vocabulary.say("reminded") : answered("escalated.promise");
            case RECOVERED -> recovered();
            case CORRECTED -> corrected();
            case TARGET_CHANGED -> targetChanged();
            default ->
                throw new IllegalArgumentException("expected a kind of letter about a case, got " + notice.kind());
        };
    }

    private String lead() {
        if (!attainment.hasTarget()) {
            return vocabulary.say(
                    "lead.untargeted",
                    Map.of(
                            "cumulative",
                            vocabulary.exact(figures.amounts().cumulative()),
                            "value",
                            vocabulary.exact(figures.amounts().value())));
        }
        return vocabulary.say(
                "lead",
                direction(),
                Map.of(
                        "cumulative", vocabulary.exact(figures.amounts().cumulative()),
                        "share", vocabulary.percent(attainment.sharePercent()),
                        "total", vocabulary.exact(attainment.target())));
    }

    /** Which rule is broken, and by how much. */
    String breach() {
        return switch (rule) {
            case BEHIND_TARGET, WATCH_LIST ->
                vocabulary.say(
                        isShort() ? "behind" : "due",
                        direction(),
                        Map.of(
                                "until", vocabulary.until(attainment.expectedBy()),
                                "expected", vocabulary.percent(attainment.expectedPercent()),
                                "due", vocabulary.due(attainment.expectedAmount(), FactSheet.decimals(figures)),
                                "shortfall", vocabulary.due(attainment.shortfall(), FactSheet.decimals(figures))));
            case FORECAST_BELOW_TARGET -> forecast();
            case FALLING_CUMULATIVE -> falling();
            case CLOSED_QUARTER_MOVED -> moved();
            case MISSING_REPORT -> throw new IllegalArgumentException("expected a rule about a figure, got " + rule);
        };
    }

    private String forecast() {
        BigDecimal forecast = Objects.requireNonNullElse(attainment.forecast(), BigDecimal.ZERO);
        BigDecimal gap = forecast.subtract(attainment.target()).abs();
        int decimals = FactSheet.decimals(figures);
        return vocabulary.say(
                "forecast",
                direction(),
                Map.of(
                        "forecast", vocabulary.computed(forecast, decimals),
                        "share", vocabulary.percent(share(forecast)),
                        "gap", vocabulary.computed(gap, decimals)));
    }

    private BigDecimal share(BigDecimal amount) {
        return amount.multiply(HUNDRED).divide(attainment.target(), MathContext.DECIMAL64);
    }

    private String falling() {
        BigDecimal value = Objects.requireNonNullElse(figures.amounts().value(), BigDecimal.ZERO);
        BigDecimal cumulative = Objects.requireNonNullElse(figures.amounts().cumulative(), value);
        return vocabulary.say(
                "falling",
                "quarter" + notice.about().total().quarter().number(),
                Map.of(
                        "value", vocabulary.exact(value),
                        "fall", vocabulary.exact(value.negate()),
                        "before", vocabulary.exact(cumulative.subtract(value)),
                        "cumulative", vocabulary.exact(cumulative)));
    }

    private String moved() {
        JudgedFigures.Closing closing = figures.closing();
        if (closing == null) {
            throw new IllegalArgumentException("expected how the quarter stood at its deadline, got nothing");
        }
        BigDecimal moved = closing.movedPercent();
        return vocabulary.say(
                moved == null ? "moved.untold" : "moved",
                Map.of(
                        "was", vocabulary.exact(closing.value()),
                        "wascumulative", vocabulary.exact(closing.cumulative()),
                        "value", vocabulary.exact(figures.amounts().value()),
                        "cumulative", vocabulary.exact(figures.amounts().cumulative()),
                        "moved", moved == null ? "" : vocabulary.growth(moved),
                        "tolerance", vocabulary.tolerance()));
    }

    private String answered(String key) {
        Explanation explanation = notice.stage().explanation();
        if (explanation == null) {
            throw new IllegalArgumentException("expected what was answered, got nothing");
        }
        return vocabulary.say(
                key,
                Map.of(
                        "date", vocabulary.date(vocabulary.day(explanation.at())),
                        "who", vocabulary.person(explanation.by()),
                        "promised", vocabulary.date(explanation.promisedFor())));
    }

    private String recovered() {
        JudgedFigures.Attainment opening = notice.opening().attainment();
        return vocabulary.say(
                "recovered",
                rule == Rule.FORECAST_BELOW_TARGET ? forecastVariant() : direction(),
                Map.of(
                        "until", vocabulary.until(attainment.expectedBy()),
                        "expected", vocabulary.percent(attainment.expectedPercent()),
                        "since", since(),
                        "before", vocabulary.percent(opening.sharePercent()),
                        "forecast", vocabulary.computed(attainment.forecast(), FactSheet.decimals(figures)),
                        "forecastbefore", vocabulary.computed(opening.forecast(), FactSheet.decimals(notice.opening())),
                        "total", vocabulary.exact(attainment.target())));
    }

    private String corrected() {
        JudgedFigures opening = notice.opening();
        return vocabulary.say(
                "corrected",
                rule == Rule.BEHIND_TARGET || rule == Rule.WATCH_LIST ? direction() : rule.name(),
                Map.of(
                        "since", since(),
                        "cumulative", vocabulary.exact(figures.amounts().cumulative()),
                        "before", vocabulary.exact(opening.amounts().cumulative()),
                        "value", vocabulary.exact(figures.amounts().value()),
                        "valuebefore", vocabulary.exact(opening.amounts().value())));
    }

    private String targetChanged() {
        JudgedFigures.Attainment from = notice.opening().attainment();
        if (!Standing.of(rule, figures, BigDecimal.ZERO).isKept()) {
            return vocabulary.say("withdrawn", Map.of("from", vocabulary.exact(attainment.target())));
        }
        return vocabulary.say(
                "changed",
                rule == Rule.FORECAST_BELOW_TARGET ? rule.name() : direction(),
                Map.of("from", vocabulary.exact(from.target()), "to", vocabulary.exact(attainment.target())));
    }

    private String since() {
        return vocabulary.time(Objects.requireNonNullElse(notice.opening().asOf(), notice.wantedAt()));
    }

    private String ruleOrDirection() {
        return rule == Rule.FORECAST_BELOW_TARGET ? forecastVariant() : direction();
    }

    private String forecastVariant() {
        return figures.lowerIsBetter() ? rule + "." + BELOW : rule.name();
    }

    /** Less is better for some figures; of these one says that they lie above, not behind. */
    private String direction() {
        return figures.lowerIsBetter() ? BELOW : "above";
    }

    private boolean isShort() {
        return attainment.shortfall() == null || attainment.shortfall().signum() > 0;
    }
}
