package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.domain.CheckedUpdate;
import vn.chitieu.ingestion.domain.Circumstances;
import vn.chitieu.ingestion.domain.Code;
import vn.chitieu.ingestion.domain.Update;
import vn.chitieu.ingestion.domain.UpdateCheck;
import vn.chitieu.ingestion.domain.UpdateLog;
import vn.chitieu.ingestion.domain.UpdateLog.Fate;
import vn.chitieu.ingestion.domain.Violation;

/** Checks the updates of a submission and puts the good ones on the log, in their order. Thread-safe. */
public final class SubmitUpdates {

    private final Supplier<Catalog> catalog;
    private final UpdateCheck check;
    private final UpdateLog log;
    private final Tally tally;
    private final Clock clock;
    private final Duration clockTolerance;

    /**
     * Makes the use case.
     *
     * @param catalog asked once per submission, so that a changed catalogue holds from the next one on
     * @param clockTolerance how far a sender's clock may run ahead
     */
    public SubmitUpdates(
            Supplier<Catalog> catalog,
            UpdateCheck check,
            UpdateLog log,
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
     * Submits updates; the sender's right to report was checked before. The same submission again is harmless where
     * every update has an id.
     *
     * @return one outcome for each update, in the same order
     */
    public List<Outcome> submit(Submission submission) {
        Instant now = clock.instant();
        Circumstances circumstances = new Circumstances(catalog.get(), submission.sender(), now, clockTolerance);
        List<CheckedUpdate> checked = submission.updates().stream()
                .map(update -> check.check(update, circumstances))
                .toList();
        checked = DuplicateIds.refuse(submission.updates(), checked);
        if (submission.mode().atomic()) {
            checked = allOrNothing(checked);
        }
        if (submission.mode().dryRun()) {
            return checked.stream().map(SubmitUpdates::wouldBe).toList();
        }
        tally.received(checked.size());
        List<Outcome> outcomes = append(
                checked,
                new UpdateLog.Origin(submission.channel(), submission.sender().id(), now));
        count(outcomes);
        return outcomes;
    }

    private static List<CheckedUpdate> allOrNothing(List<CheckedUpdate> checked) {
        if (checked.stream().allMatch(CheckedUpdate.Good.class::isInstance)) {
            return checked;
        }
        Violation heldBack = new Violation(
                Code.NOT_SENT, "", "expected every update of an atomic request to be good, got others that are not");
        return checked.stream()
                .map(update -> update instanceof CheckedUpdate.Good
                        ? new CheckedUpdate.Bad(update.id(), List.of(heldBack))
                        : update)
                .toList();
    }

    private static Outcome wouldBe(CheckedUpdate checked) {
        return checked instanceof CheckedUpdate.Bad bad
                ? new Outcome.Rejected(bad.id(), bad.violations())
                : new Outcome.Accepted(Objects.requireNonNull(checked.id()), null);
    }

    private List<Outcome> append(List<CheckedUpdate> checked, UpdateLog.Origin origin) {
        List<Update> good = checked.stream()
                .filter(CheckedUpdate.Good.class::isInstance)
                .map(update -> ((CheckedUpdate.Good) update).update())
                .toList();
        var fates = (good.isEmpty() ? List.<Fate>of() : log.append(good, origin)).iterator();
        List<Outcome> outcomes = new ArrayList<>(checked.size());
        for (CheckedUpdate update : checked) {
            outcomes.add(
                    update instanceof CheckedUpdate.Good one
                            ? outcome(one.update().id(), fates.next())
                            : wouldBe(update));
        }
        return outcomes;
    }

    private static Outcome outcome(String id, Fate fate) {
        if (fate instanceof Fate.Kept kept) {
            return new Outcome.Accepted(id, kept.receipt());
        }
        if (fate instanceof Fate.TooLarge) {
            return new Outcome.Rejected(
                    id,
                    List.of(new Violation(
                            Code.UPDATE_TOO_LARGE,
                            "",
                            "expected an update that fits into one record, got a larger one")));
        }
        return new Outcome.Failed(id);
    }

    private void count(List<Outcome> outcomes) {
        int accepted = 0;
        int failed = 0;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Rejected rejected) {
                tally.rejected(rejected.violations().get(0).code());
            } else if (outcome instanceof Outcome.Accepted) {
                accepted++;
            } else {
                failed++;
            }
        }
        tally.accepted(accepted);
        tally.failed(failed);
    }
}
