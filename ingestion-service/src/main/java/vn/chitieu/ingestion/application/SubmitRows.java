package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.application.Submission.Mode;
import vn.chitieu.ingestion.domain.Checked;
import vn.chitieu.ingestion.domain.Circumstances;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.RawRow;
import vn.chitieu.ingestion.domain.RowCheck;
import vn.chitieu.ingestion.domain.RowLog;
import vn.chitieu.ingestion.domain.RowLog.Fate;
import vn.chitieu.ingestion.domain.Rows;
import vn.chitieu.ingestion.domain.Violation;

/**
 * Checks the rows of a submission and puts the good ones on their log, in their order. Thread-safe.
 *
 * @param <T> what they are: updates or targets
 */
public final class SubmitRows<T> {

    private static final Fate NOT_ASKED = new Fate.Unanswered("the log did not answer for the rows before");

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
     * Submits rows part by part, so that many take no more memory than few; the sender's right to send them was checked
     * before. The same submission again is harmless where every row has an id.
     *
     * <p>Each part waits until the log has the one before it. Where the log does not answer for all of one, nothing is
     * asked of it for the rest, which is to be sent again.
     *
     * @param told gets each row with its outcome, in the order of the rows
     */
    public void submit(Submission submission, BiConsumer<RawRow, Outcome> told) {
        Instant now = Objects.requireNonNullElseGet(submission.receivedAt(), clock::instant);
        Circumstances circumstances = new Circumstances(catalog.get(), submission.sender(), now, clockTolerance);
        DuplicateIds duplicates = DuplicateIds.in(submission.rows());
        Function<RawRow, Checked<T>> checks = raw -> duplicates.refuse(raw, check.check(raw, circumstances));
        Mode mode = submission.mode();
        if (mode.atomic()) {
            if (areAllToBeSent(submission.rows(), checks, mode)) {
                // What becomes strange meanwhile must not hold back some of them.
                mode = new Mode(mode.dryRun(), true, true);
            } else {
                checks = checks.andThen(heldBackUnlessBad(mode));
            }
        }
        RowLog.Origin origin =
                new RowLog.Origin(submission.channel(), submission.sender().id(), now);
        boolean logAnswers = true;
        for (List<RawRow> part : submission.rows().parts()) {
            List<Checked<T>> checked = new ArrayList<>(part.size());
            for (RawRow raw : part) {
                checked.add(checks.apply(raw));
            }
            List<Outcome> outcomes = outcomes(checked, mode, origin, logAnswers);
            for (int i = 0; i < part.size(); i++) {
                logAnswers &= !(outcomes.get(i) instanceof Outcome.Failed);
                told.accept(part.get(i), outcomes.get(i));
            }
        }
    }

    private boolean areAllToBeSent(Rows rows, Function<RawRow, Checked<T>> checks, Mode mode) {
        for (List<RawRow> part : rows.parts()) {
            for (RawRow raw : part) {
                if (!isToBeSent(checks.apply(raw), mode)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static <T> Function<Checked<T>, Checked<T>> heldBackUnlessBad(Mode mode) {
        Violation heldBack = new Violation(
                Code.NOT_SENT,
                "",
                "expected every row of an atomic request to be good and where needed confirmed, got others that are not");
        return row -> isToBeSent(row, mode) ? new Checked.Bad<>(row.id(), List.of(heldBack)) : row;
    }

    private static boolean isToBeSent(Checked<?> checked, Mode mode) {
        return checked instanceof Checked.Good<?> good
                && (mode.confirm() || good.warnings().isEmpty());
    }

    private List<Outcome> outcomes(List<Checked<T>> checked, Mode mode, RowLog.Origin origin, boolean logAnswers) {
        if (mode.dryRun()) {
            return checked.stream().map(row -> wouldBe(row, mode)).toList();
        }
        tally.received(checked.size());
        List<Outcome> outcomes = append(checked, mode, origin, logAnswers);
        count(outcomes, origin.credential());
        return outcomes;
    }

    private static Outcome wouldBe(Checked<?> checked, Mode mode) {
        if (checked instanceof Checked.Good<?> good) {
            return isToBeSent(good, mode)
                    ? new Outcome.Accepted(good.id(), null, good.warnings())
                    : new Outcome.NeedsConfirmation(good.id(), good.warnings());
        }
        return new Outcome.Rejected(checked.id(), ((Checked.Bad<?>) checked).violations());
    }

    private List<Outcome> append(List<Checked<T>> checked, Mode mode, RowLog.Origin origin, boolean logAnswers) {
        List<T> toBeSent = new ArrayList<>(checked.size());
        for (Checked<T> row : checked) {
            if (row instanceof Checked.Good<T> good && isToBeSent(good, mode)) {
                toBeSent.add(good.row());
            }
        }
        var fates = fates(toBeSent, origin, logAnswers).iterator();
        List<Outcome> outcomes = new ArrayList<>(checked.size());
        for (Checked<T> row : checked) {
            outcomes.add(
                    row instanceof Checked.Good<T> good && isToBeSent(good, mode)
                            ? outcome(good, fates.next())
                            : wouldBe(row, mode));
        }
        return outcomes;
    }

    private List<Fate> fates(List<T> toBeSent, RowLog.Origin origin, boolean logAnswers) {
        if (toBeSent.isEmpty()) {
            return List.of();
        }
        return logAnswers ? log.append(toBeSent, origin) : Collections.nCopies(toBeSent.size(), NOT_ASKED);
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

    private void count(List<Outcome> outcomes, String sender) {
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
}
