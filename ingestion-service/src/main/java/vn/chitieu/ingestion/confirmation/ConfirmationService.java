package vn.chitieu.ingestion.confirmation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.HeadConfirmation.State;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.RowOutcome;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.ingestion.update.Violation;

/**
 * Puts on the log what heads say of figures that wait for them. A confirmation is an update of the same figure with the
 * status that it was sent with, a moment after it: it counts over the figure that the head has seen, and whatever the
 * unit reports afterwards counts over it, in whichever order they come. Its id follows from that of the figure, so of
 * several heads, and of several attempts of one, the first on the log counts. Thread-safe.
 */
@Service
public final class ConfirmationService {

    /** So a confirmation is in time where the figure was, and later figures count over it. */
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private static final String CHANNEL = "http";
    private static final int ID_BYTES = 16;

    private final FigureHistory history;
    private final List<Policy> policies;
    private final SubmissionService<Update> submit;
    private final Clock clock;

    /** Takes what counts now, who may change locked quarters, and the way to the log. */
    public ConfirmationService(
            FigureHistory history, ExemptionRepository exemptions, SubmissionService<Update> submit, Clock clock) {
        this.history = Objects.requireNonNull(history);
        this.policies = Policies.ofDecisions(exemptions);
        this.submit = Objects.requireNonNull(submit);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Decides on figures of a head's own units; each good decision is kept although others beside it are refused.
     * Idempotent.
     *
     * @param head the credential of the head
     * @param trace the {@code traceparent} of the request; null where it is not traced
     * @return one outcome for each decision, in the same order
     */
    List<RowOutcome> decide(List<HeadDecision> decisions, Credential head, Catalog catalog, @Nullable String trace) {
        Instant now = clock.instant();
        ValidationContext context = new ValidationContext(catalog, head, now, Duration.ZERO);
        List<ValidationResult<Update>> checked = new ArrayList<>(decisions.size());
        for (HeadDecision decision : decisions) {
            checked.add(check(decision, context));
        }
        EventLog.Origin origin = new EventLog.Origin(catalog.id(), CHANNEL, head.id(), now, trace);
        List<RowOutcome> outcomes =
                submit.keep(List.of(new SubmissionService.Examined<>(checked, new Mode(false, false, true))), origin);
        submit.count(outcomes, catalog.id(), head.id());
        return outcomes;
    }

    private ValidationResult<Update> check(HeadDecision decision, ValidationContext context) {
        Optional<Indicator> indicator = context.catalog().indicator(decision.indicator());
        ReportedFigure standing = history.at(
                        context.catalog().id(), decision.unit(), decision.indicator(), decision.period())
                .orElse(null);
        if (indicator.isEmpty() || standing == null || standing.confirmation() == null) {
            return refused(decision, notAwaiting("a figure that its unit's head need not confirm"));
        }
        List<Violation> violations = violations(decision, indicator.get(), standing, context);
        if (!violations.isEmpty()) {
            return new ValidationResult.Bad<>(decision.update(), violations);
        }
        BigDecimal value = standing.value();
        HeadConfirmation before = standing.confirmation();
        if (value == null
                || value.compareTo(decision.value()) != 0
                || !before.update().equals(decision.update())) {
            return refused(decision, changed(decision, standing, indicator.get()));
        }
        return said(decision, before, context)
                .map(said -> kept(update(decision, indicator.get(), standing, said)))
                .orElseGet(() -> refused(decision, notAwaiting("one that is " + before.state())));
    }

    /** A repeat says what was said the first time. */
    private static Optional<HeadConfirmation> said(
            HeadDecision decision, HeadConfirmation before, ValidationContext context) {
        String reason = decision.reason();
        if (before.is(State.AWAITED)) {
            String head = context.sender().id();
            return Optional.of(
                    reason == null
                            ? before.confirmed(head, context.now())
                            : before.returned(head, context.now(), reason));
        }
        return before.is(reason == null ? State.CONFIRMED : State.RETURNED) ? Optional.of(before) : Optional.empty();
    }

    private List<Violation> violations(
            HeadDecision decision, Indicator indicator, ReportedFigure standing, ValidationContext context) {
        UpdateDraft draft = new UpdateDraft(
                decision.update(),
                context.catalog().unit(decision.unit()).orElse(null),
                indicator,
                decision.period(),
                decision.value(),
                false,
                indicator.display().unitOfMeasure().vi(),
                FigureStatus.OFFICIAL,
                standing.reportedAt(),
                null,
                null);
        return policies.stream()
                .flatMap(policy -> policy.check(draft, context).stream())
                .toList();
    }

    private static Update update(
            HeadDecision decision, Indicator indicator, ReportedFigure standing, HeadConfirmation said) {
        boolean repeated = Objects.equals(said, standing.confirmation());
        return new Update(
                idOf(decision),
                decision.unit(),
                decision.indicator(),
                decision.period(),
                standing.value(),
                indicator.display().unitOfMeasure().vi(),
                said.is(State.CONFIRMED) ? said.status() : FigureStatus.PRELIMINARY,
                repeated ? standing.reportedAt() : standing.reportedAt().plus(A_MOMENT),
                said.is(State.CONFIRMED) ? said.reason() : null,
                null,
                said,
                false);
    }

    private static ValidationResult<Update> kept(Update update) {
        return new ValidationResult.Good<>(
                update.id(), update, List.of(), UpdateFlags.NONE.with(update.confirmation()));
    }

    private static ValidationResult<Update> refused(HeadDecision decision, Violation why) {
        return new ValidationResult.Bad<>(decision.update(), List.of(why));
    }

    private static Violation notAwaiting(String got) {
        return Violation.ofRow(
                FindingCode.NOT_AWAITING_CONFIRMATION,
                "expected a figure that waits for the head of its unit, got " + got,
                Map.of());
    }

    private static Violation changed(HeadDecision decision, ReportedFigure standing, Indicator indicator) {
        String measure = indicator.display().unitOfMeasure().vi();
        BigDecimal value = standing.value();
        String now = value == null ? "a withdrawal" : PeriodText.plain(value) + " " + measure;
        HeadConfirmation said = Objects.requireNonNull(standing.confirmation());
        return Violation.of(
                FindingCode.FIGURE_CHANGED,
                Field.VALUE,
                "expected the figure that counts now, %s of update %s, got %s of update %s"
                        .formatted(
                                now,
                                QuotedText.of(said.update()),
                                PeriodText.plain(decision.value()),
                                QuotedText.of(decision.update())),
                Map.of(
                        "seen",
                        PeriodText.vietnamese(decision.value()) + " " + measure,
                        "standing",
                        value == null ? "đã rút" : PeriodText.vietnamese(value) + " " + measure));
    }

    private static String idOf(HeadDecision decision) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((decision.unit() + "\n" + decision.update()).getBytes(StandardCharsets.UTF_8));
            return "head-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
