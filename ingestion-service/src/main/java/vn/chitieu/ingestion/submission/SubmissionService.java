package vn.chitieu.ingestion.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.submission.EventLog.Fate;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.RowSubject;
import vn.chitieu.ingestion.update.RowValidator;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Checks the rows of a submission and puts the good ones on their log, in their order. Thread-safe.
 *
 * @param <T> what they are: updates or targets
 */
public final class SubmissionService<T> {

    private final Function<Credential, Catalog> catalogs;
    private final RowValidator<T> check;
    private final EventLog<T> log;
    private final SubmissionCounters counters;
    private final Clock clock;
    private final Duration clockTolerance;
    private final RejectionLog rejections;

    /** Makes the use case for rows that are counted under no unit. */
    public SubmissionService(
            Function<Credential, Catalog> catalogs,
            RowValidator<T> check,
            EventLog<T> log,
            SubmissionCounters counters,
            Clock clock,
            Duration clockTolerance) {
        this(catalogs, check, log, counters, clock, clockTolerance, RejectionLog.NONE);
    }

    /**
     * Makes the use case.
     *
     * @param catalogs gives the catalog of a sender's city; asked once per submission, so that a changed catalog holds
     *     from the next one on
     * @param clockTolerance how far a sender's clock may run ahead
     * @param rejections takes how many rows of units were rejected
     */
    public SubmissionService(
            Function<Credential, Catalog> catalogs,
            RowValidator<T> check,
            EventLog<T> log,
            SubmissionCounters counters,
            Clock clock,
            Duration clockTolerance,
            RejectionLog rejections) {
        this.catalogs = Objects.requireNonNull(catalogs);
        this.check = Objects.requireNonNull(check);
        this.log = Objects.requireNonNull(log);
        this.counters = Objects.requireNonNull(counters);
        this.clock = Objects.requireNonNull(clock);
        this.clockTolerance = Objects.requireNonNull(clockTolerance);
        this.rejections = Objects.requireNonNull(rejections);
    }

    /** Returns the same use case on another log, such as one within a transaction. */
    public SubmissionService<T> on(EventLog<T> another) {
        return new SubmissionService<>(catalogs, check, another, counters, clock, clockTolerance, rejections);
    }

    /**
     * Submits rows part by part, so that many take no more memory than few; the sender's right to send them was checked
     * before. Idempotent where every row has an id.
     *
     * <p>Each part waits until the log has the one before it. Where the log does not answer for all of one, nothing is
     * asked of it for the rest, which is to be sent again.
     *
     * @param sink gets each row with its outcome, in the order of the rows
     * @throws UnavailableException CATALOG_MISSING if no edition of the catalog of the sender's city is in force
     */
    public void submit(Submission submission, BiConsumer<RawRow, RowOutcome> sink) {
        Instant now = receivedAt(submission);
        Catalog catalog = catalogs.apply(submission.sender());
        Checks<T> checks = checks(catalog, submission, now);
        EventLog.Origin origin = new EventLog.Origin(
                catalog.id(), submission.channel(), submission.sender().id(), now, submission.trace());
        boolean logAnswers = true;
        for (List<RawRow> part : submission.rows().parts()) {
            List<RowOutcome> outcomes = outcomes(checks.of(part), origin, logAnswers);
            for (int i = 0; i < part.size(); i++) {
                logAnswers &= !(outcomes.get(i) instanceof RowOutcome.Failed);
                sink.accept(part.get(i), outcomes.get(i));
            }
        }
    }

    private List<RowOutcome> outcomes(Examined<T> examined, EventLog.Origin origin, boolean logAnswers) {
        if (examined.mode().dryRun()) {
            return examined.rows().stream()
                    .map(row -> wouldBe(row, examined.mode()))
                    .toList();
        }
        List<RowOutcome> outcomes = logAnswers ? keep(List.of(examined), origin) : notAsked(examined);
        count(outcomes, origin.city(), origin.credential());
        return outcomes;
    }

    private static <T> List<RowOutcome> notAsked(Examined<T> examined) {
        List<RowOutcome> outcomes = new ArrayList<>(examined.rows().size());
        for (ValidationResult<T> row : examined.rows()) {
            outcomes.add(
                    row instanceof ValidationResult.Good<T> good && isToBeSent(good, examined.mode())
                            ? new RowOutcome.Failed(good.id())
                            : wouldBe(row, examined.mode()));
        }
        return outcomes;
    }

    /**
     * Checks a submission of few rows; nothing is kept or counted.
     *
     * @throws UnavailableException CATALOG_MISSING if no edition of the catalog of the sender's city is in force
     */
    public Examined<T> examine(Submission submission) {
        List<RawRow> all = new ArrayList<>(submission.rows().size());
        submission.rows().parts().forEach(all::addAll);
        return checks(catalogs.apply(submission.sender()), submission, receivedAt(submission))
                .of(all);
    }

    private Instant receivedAt(Submission submission) {
        return Objects.requireNonNullElseGet(submission.receivedAt(), clock::instant);
    }

    private Checks<T> checks(Catalog catalog, Submission submission, Instant now) {
        ValidationContext context = new ValidationContext(catalog, submission.sender(), now, clockTolerance);
        DuplicateIdDetector duplicates = DuplicateIdDetector.in(submission.rows());
        DuplicateCellDetector cells = DuplicateCellDetector.in(submission.rows(), catalog);
        Function<RawRow, ValidationResult<T>> each = raw -> duplicates.isAmbiguous(raw)
                ? duplicates.refuse(raw, check.check(raw, context))
                : cells.refuse(raw, check.check(raw, context));
        Mode mode = submission.mode();
        if (!mode.atomic()) {
            return new Checks<>(each, mode);
        }
        return areAllToBeSent(submission.rows(), each, mode)
                // A warning that appears meanwhile must not hold back some of them.
                ? new Checks<>(each, new Mode(mode.dryRun(), true, true))
                : new Checks<>(each.andThen(heldBackUnlessBad(mode)), mode);
    }

    private boolean areAllToBeSent(RowSource rows, Function<RawRow, ValidationResult<T>> checks, Mode mode) {
        for (List<RawRow> part : rows.parts()) {
            for (RawRow raw : part) {
                if (!isToBeSent(checks.apply(raw), mode)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static <T> Function<ValidationResult<T>, ValidationResult<T>> heldBackUnlessBad(Mode mode) {
        Violation heldBack = Violation.ofRow(
                FindingCode.NOT_SENT,
                "expected every row of an atomic request to be good and where needed confirmed, got others that are not",
                Map.of());
        return row ->
                isToBeSent(row, mode) ? new ValidationResult.Bad<>(row.id(), List.of(heldBack), row.subject()) : row;
    }

    private static boolean isToBeSent(ValidationResult<?> checked, Mode mode) {
        return checked instanceof ValidationResult.Good<?> good
                && (mode.confirm() || good.warnings().isEmpty());
    }

    /**
     * Puts the valid rows of examined submissions on the log, all at once and in their order. Nothing is counted: a
     * caller whose transaction may still be aborted calls {@link #count} once it is committed.
     *
     * @return one outcome for each row of each submission, in the same order
     */
    public List<RowOutcome> keep(List<Examined<T>> submissions, EventLog.Origin origin) {
        List<T> toBeSent = new ArrayList<>();
        for (Examined<T> submission : submissions) {
            for (ValidationResult<T> row : submission.rows()) {
                if (row instanceof ValidationResult.Good<T> good && isToBeSent(good, submission.mode())) {
                    toBeSent.add(good.row());
                }
            }
        }
        var fates = (toBeSent.isEmpty() ? List.<Fate>of() : log.append(toBeSent, origin)).iterator();
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Examined<T> submission : submissions) {
            for (ValidationResult<T> row : submission.rows()) {
                outcomes.add(
                        row instanceof ValidationResult.Good<T> good && isToBeSent(good, submission.mode())
                                ? outcome(good, fates.next())
                                : wouldBe(row, submission.mode()));
            }
        }
        return outcomes;
    }

    private static RowOutcome wouldBe(ValidationResult<?> checked, Mode mode) {
        if (checked instanceof ValidationResult.Good<?> good) {
            return isToBeSent(good, mode)
                    ? new RowOutcome.Accepted(good.id(), null, good.warnings(), good.marks())
                    : new RowOutcome.NeedsConfirmation(good.id(), good.warnings());
        }
        return new RowOutcome.Rejected(
                checked.id(), ((ValidationResult.Bad<?>) checked).violations(), checked.subject());
    }

    private static RowOutcome outcome(ValidationResult.Good<?> good, Fate fate) {
        String id = good.id();
        if (fate instanceof Fate.Kept kept) {
            return new RowOutcome.Accepted(id, kept.receipt(), good.warnings(), good.marks());
        }
        if (fate instanceof Fate.TooLarge) {
            return new RowOutcome.Rejected(
                    id,
                    List.of(Violation.ofRow(
                            FindingCode.UPDATE_TOO_LARGE,
                            "expected a row that fits into one record, got a larger one",
                            Map.of())),
                    good.subject());
        }
        return new RowOutcome.Failed(id);
    }

    /**
     * Counts what became of rows.
     *
     * @param city id of the city that they are about
     * @param sender id of the credential that they came with
     */
    public void count(List<RowOutcome> outcomes, String city, String sender) {
        counters.received(outcomes.size());
        int accepted = 0;
        int unconfirmed = 0;
        int failed = 0;
        for (RowOutcome outcome : outcomes) {
            if (outcome instanceof RowOutcome.Rejected rejected) {
                counters.rejected(rejected.violations().get(0).code());
            } else if (outcome instanceof RowOutcome.Accepted) {
                accepted++;
            } else if (outcome instanceof RowOutcome.NeedsConfirmation) {
                unconfirmed++;
            } else {
                failed++;
            }
        }
        counters.accepted(accepted);
        counters.unconfirmed(unconfirmed);
        counters.failed(failed);
        counters.sent(city, sender, accepted, outcomes.size() - accepted);
        rejections.append(RejectionCounts.of(city, outcomes, clock.instant()));
    }

    /**
     * Counts, for the audit and the quality of the unit, what a sender sent and could not be read.
     *
     * @param codes why, one for each record
     * @param subject the unit that sent it, and the quarter in which it came
     */
    public void countUnreadable(List<String> codes, RowSubject subject, String city, String sender) {
        if (!codes.isEmpty()) {
            counters.sent(city, sender, 0, codes.size());
            rejections.append(RejectionCounts.of(city, subject, codes, clock.instant()));
        }
    }

    /**
     * A submission whose rows were checked.
     *
     * @param <T> what good ones are: updates or targets
     * @param rows what the checks made of each, in order
     * @param mode what is wanted
     */
    public record Examined<T>(List<ValidationResult<T>> rows, Mode mode) {
        public Examined {
            Objects.requireNonNull(mode);
            rows = List.copyOf(rows);
        }
    }

    /** How each row of a submission is checked, whichever part of it has the row, and what is then done with it. */
    private record Checks<T>(Function<RawRow, ValidationResult<T>> each, Mode mode) {

        Examined<T> of(List<RawRow> part) {
            List<ValidationResult<T>> checked = new ArrayList<>(part.size());
            for (RawRow raw : part) {
                checked.add(each.apply(raw));
            }
            return new Examined<>(checked, mode);
        }
    }
}
