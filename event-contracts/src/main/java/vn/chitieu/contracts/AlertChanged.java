package vn.chitieu.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Event of an alert case: it opened, was answered, escalated, recovered. Topic {@link Topics#ALERT_EVENTS}; also the
 * body of the webhook. A figure that is not known is null, never zero. Its JSON is flat: the fields of the unwrapped
 * parts stand among the others, in the order of the components.
 *
 * @param id 32 hex digits; the same id again is the same event
 * @param city id of the city's catalog
 * @param caseId the case: {@code rule/scope/indicator/quarter/owner}, of a window with {@code /window} after it, of
 *     every city but the first of the database with its id and a colon before it; the key of the record
 * @param about what the case is about
 * @param transition what happened to it
 * @param state how it stands now
 * @param figures the newest judged figures
 * @param explanation what was answered so far; null where nothing was
 * @param window id of the window that the case is about, such as "8 months"; null and left out where it is about the
 *     quarter
 * @param asked who was asked for cause and remedy; null and left out where no answer is asked for, and in events of
 *     before it was there
 */
public record AlertChanged(
        String id,
        String city,
        String caseId,
        @JsonUnwrapped About about,
        @JsonUnwrapped Transition transition,
        @JsonUnwrapped State state,
        Reached figures,
        @Nullable Answer explanation,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String window,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Asked asked) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.alert-changed.v1";

    public AlertChanged {
        Objects.requireNonNull(id, "expected id, got none");
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(caseId, "expected caseId, got none");
        Objects.requireNonNull(about);
        Objects.requireNonNull(transition);
        Objects.requireNonNull(state);
        Objects.requireNonNull(figures, "expected figures, got none");
    }

    /** A part whose fields stand in the JSON among those of the record that it is in. */
    public sealed interface Part {}

    /**
     * What a case is about.
     *
     * @param rule the rule, such as {@code BEHIND_TARGET}
     * @param scope what it covers
     * @param indicator code of the indicator
     * @param quarter the quarter
     * @param owner who assigned the target, such as {@code PROVINCE}; null where the rule is not about a target
     */
    public record About(
            String rule,
            Scope scope,
            String indicator,
            Quarter quarter,
            @Nullable String owner) implements Part {
        public About {
            Objects.requireNonNull(rule, "expected rule, got none");
            Objects.requireNonNull(scope, "expected scope, got none");
            Objects.requireNonNull(indicator, "expected indicator, got none");
            Objects.requireNonNull(quarter, "expected quarter, got none");
        }
    }

    /**
     * What happened to a case.
     *
     * @param episode counts how often the case began, from 1
     * @param version of the case; a higher one is later, several events of one version come in their order
     * @param what what happened, such as {@code CONFIRMED}
     * @param from the state before; null at the beginning of an episode
     * @param to the state after, the same where only something was noted
     */
    public record Transition(
            int episode,
            long version,
            String what,
            @Nullable String from,
            String to) implements Part {
        public Transition {
            Objects.requireNonNull(what, "expected what, got none");
            Objects.requireNonNull(to, "expected to, got none");
        }
    }

    /**
     * How a case stands after what happened.
     *
     * @param level how often the case has been escalated
     * @param urgency how soon its notices want to be read
     * @param occurredAt when it happened
     * @param revision the revision of the total that was seen last
     */
    public record State(int level, String urgency, Instant occurredAt, long revision) implements Part {
        public State {
            Objects.requireNonNull(urgency, "expected urgency, got none");
            Objects.requireNonNull(occurredAt, "expected occurredAt, got none");
        }
    }

    /**
     * The figures that the case stands on.
     *
     * @param amounts what was reached
     * @param judged what it is against the target
     */
    public record Reached(
            @JsonUnwrapped Amounts amounts, @JsonUnwrapped Judged judged) {
        public Reached {
            Objects.requireNonNull(amounts);
            Objects.requireNonNull(judged);
        }
    }

    /**
     * What was reached.
     *
     * @param value the quarter's own figure
     * @param cumulative the figure since 1 January up to the end of the quarter
     * @param status the softest status among the figures in it; null where there is none
     * @param asOf when the newest figure in it was reported; null where there is none
     */
    public record Amounts(
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable FigureStatus status,
            @Nullable Instant asOf)
            implements Part {
        /** Nothing was reported. */
        public static final Amounts NONE = new Amounts(null, null, null, null);
    }

    /**
     * What was reached against the target of the year.
     *
     * @param target the target of the year; null where the rule is not about one
     * @param sharePercent cumulative in percent of the target
     * @param expectedPercent the share expected at the end of the quarter; null where there is no target
     * @param verdict what follows
     * @param shortfall the amount missing to the expected pace
     * @param forecast the amount at the end of the year if the pace so far goes on
     */
    public record Judged(
            @Nullable BigDecimal target,
            @Nullable BigDecimal sharePercent,
            @Nullable BigDecimal expectedPercent,
            Verdict verdict,
            @Nullable BigDecimal shortfall,
            @Nullable BigDecimal forecast)
            implements Part {
        public Judged {
            Objects.requireNonNull(verdict, "expected verdict, got none");
        }

        /** Returns a verdict without a target. */
        public static Judged untargeted(Verdict verdict) {
            return new Judged(null, null, null, verdict, null, null);
        }
    }

    /**
     * Who was asked for cause and remedy.
     *
     * @param people ids of the persons in the city's catalog, at least one
     * @param answerBy until when the answer, or what was promised, is awaited; null where nothing is awaited any more
     */
    public record Asked(
            List<String> people,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant answerBy) {
        public Asked {
            people = List.copyOf(Objects.requireNonNull(people, "expected people, got none"));
        }
    }

    /**
     * The answer of the recipient that was asked.
     *
     * @param cause why the figure is behind
     * @param remedy what is done about it
     * @param promisedFor the day by whose end it is to be mended
     * @param by id of the person or credential that answered
     * @param at when
     */
    public record Answer(String cause, String remedy, LocalDate promisedFor, String by, Instant at) {
        public Answer {
            Objects.requireNonNull(cause, "expected cause, got none");
            Objects.requireNonNull(remedy, "expected remedy, got none");
            Objects.requireNonNull(promisedFor, "expected promisedFor, got none");
            Objects.requireNonNull(by, "expected by, got none");
            Objects.requireNonNull(at, "expected at, got none");
        }
    }
}
