package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.application.Submission.Mode;
import vn.chitieu.ingestion.domain.Checked;
import vn.chitieu.ingestion.domain.Circumstances;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.RowCheck;
import vn.chitieu.ingestion.domain.RowLog;
import vn.chitieu.ingestion.domain.RowLog.Fate;
import vn.chitieu.ingestion.domain.Violation;

/**
 * Checks the rows of a submission and puts the good ones on their log, in their order. Thread-safe.
 *
 * @param <T> what they are: updates or targets
 */
public final class SubmitRows<T> {

    private final Supplier<Catalog> catalog;
    private final RowCheck<T> check;
    private final RowLog<T> log;
    private final Tally tally;
    private final Clock clock;
    private final Duration clockTolerance;

    /**
     * Makes the use case.
     *
     * @param catalog asked once per submission, so that a changed catalogue holds from the next one on
     * @param clockTolerance how far a sender's clock may run ahead
     */
    public SubmitRows(
            Supplier<Catalog> catalog,
            RowCheck<T> check,
            RowLog<T> log,
            Tally tally,
            Clock clock,
            Duration clockTolerance) {
        this.catalog = Objects.requireNonNull(catalog);
        this.check = Objects.requireNonNull(check);
        this.log = Objects.requireNonNull(log);
        this.tally = Objects.requireNonNull(tally);
        this.clock = Objects.requireNonNull(clock);
        this.clockTolerance = Objects.requireNonNull(clockTolerance);
    }

    /**
     * Submits rows; the sender's right to send them was checked before. The same submission again is harmless where
     * every row has an id.
     *
     * @return one outcome for each row, in the same order
     */
    public List<Outcome> submit(Submission submission) {
        Instant now = Objects.requireNonNullElseGet(submission.receivedAt(), clock::instant);
        Examined<T> examined = examine(submission, now);
        if (submission.mode().dryRun()) {
            return examined.rows().stream()
                    .map(row -> wouldBe(row, submission.mode()))
                    .toList();
        }
        List<Outcome> outcomes = keep(
                List.of(examined),
                new RowLog.Origin(submission.channel(), submission.sender().id(), now));
        count(outcomes, submission.sender().id());
        return outcomes;
    }

    /** Checks a submission; nothing is kept or counted. */
    public Examined<T> examine(Submission submission) {
        return examine(submission, Objects.requireNonNullElseGet(submission.receivedAt(), clock::instant));
    }

    private Examined<T> examine(Submission submission, Instant now) {
        Circumstances circumstances = new Circumstances(catalog.get(), submission.sender(), now, clockTolerance);
        List<Checked<T>> checked = submission.rows().stream()
                .map(row -> check.check(row, circumstances))
                .toList();
        checked = DuplicateIds.refuse(submission.rows(), checked);
        if (submission.mode().atomic()) {
            checked = allOrNothing(checked, submission.mode());
        }
        return new Examined<>(checked, submission.mode());
    }

    /**
     * Puts what is good of submissions that were examined on the log, all at once and in their order. Nothing is
     * counted: whoever is not sure yet that it stays there calls {@link #count} when it is.
     *
     * @return one outcome for each row of each submission, in the same order
     */
    public List<Outcome> keep(List<Examined<T>> submissions, RowLog.Origin origin) {
        List<T> toBeSent = new ArrayList<>();
        for (Examined<T> submission : submissions) {
            for (Checked<T> row : submission.rows()) {
                if (row instanceof Checked.Good<T> good && isToBeSent(good, submission.mode())) {
                    toBeSent.add(good.row());
                }
            }
        }
        var fates = (toBeSent.isEmpty() ? List.<Fate>of() : log.append(toBeSent, origin)).iterator();
        List<Outcome> outcomes = new ArrayList<>();
        for (Examined<T> submission : submissions) {
            for (Checked<T> row : submission.rows()) {
                outcomes.add(
                        row instanceof Checked.Good<T> good && isToBeSent(good, submission.mode())
                                ? outcome(good, fates.next())
                                : wouldBe(row, submission.mode()));
            }
        }
        return outcomes;
    }

    private static <T> List<Checked<T>> allOrNothing(List<Checked<T>> checked, Mode mode) {
        if (checked.stream().allMatch(row -> isToBeSent(row, mode))) {
            return checked;
        }
        Violation heldBack = new Violation(
                Code.NOT_SENT,
                "",
                "expected every row of an atomic request to be good and where needed confirmed, got others that are not");
        return checked.stream()
                .<Checked<T>>map(row -> isToBeSent(row, mode) ? new Checked.Bad<T>(row.id(), List.of(heldBack)) : row)
                .toList();
    }

    private static boolean isToBeSent(Checked<?> checked, Mode mode) {
        return checked instanceof Checked.Good<?> good
                && (mode.confirm() || good.warnings().isEmpty());
    }

    private static Outcome wouldBe(Checked<?> checked, Mode mode) {
        if (checked instanceof Checked.Good<?> good) {
            return isToBeSent(good, mode)
                    ? new Outcome.Accepted(good.id(), null, good.warnings())
                    : new Outcome.NeedsConfirmation(good.id(), good.warnings());
        }
        return new Outcome.Rejected(checked.id(), ((Checked.Bad<?>) checked).violations());
    }

    private static Outcome outcome(Checked.Good<?> good, Fate fate) {
        String id = good.id();
        if (fate instanceof Fate.Kept kept) {
            return new Outcome.Accepted(id, kept.receipt(), good.warnings());
        }
        if (fate instanceof Fate.TooLarge) {
            return new Outcome.Rejected(
                    id,
                    List.of(new Violation(
                            Code.UPDATE_TOO_LARGE, "", "expected a row that fits into one record, got a larger one")));
        }
        return new Outcome.Failed(id);
    }

    /**
     * Counts what became of rows.
     *
     * @param sender id of the credential that they came with
     */
    public void count(List<Outcome> outcomes, String sender) {
        tally.received(outcomes.size());
        int accepted = 0;
        int unconfirmed = 0;
        int failed = 0;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Rejected rejected) {
                tally.rejected(rejected.violations().get(0).code());
            } else if (outcome instanceof Outcome.Accepted) {
                accepted++;
            } else if (outcome instanceof Outcome.NeedsConfirmation) {
                unconfirmed++;
            } else {
                failed++;
            }
        }
        tally.accepted(accepted);
        tally.unconfirmed(unconfirmed);
        tally.failed(failed);
        tally.sent(sender, accepted, outcomes.size() - accepted);
    }

    /**
     * A submission whose rows were checked.
     *
     * @param <T> what good ones are: updates or targets
     * @param rows what the checks made of each, in order
     * @param mode what is wanted
     */
    public record Examined<T>(List<Checked<T>> rows, Mode mode) {
        public Examined {
            Objects.requireNonNull(mode);
            rows = List.copyOf(rows);
        }
    }
}
