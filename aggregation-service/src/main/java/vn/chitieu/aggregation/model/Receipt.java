package vn.chitieu.aggregation.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The outcome of one update.
 *
 * @param id where the broker put it
 * @param outcome what became of it
 * @param updateId id of the update; null where it could not be read
 * @param page the page that it is for; null where it does not count, for there may be no such page
 * @param cell its place on the page; null where it could not be read or its unit cannot be one
 * @param totals the totals of its page that it counts in, at the revision that was the first to include it
 * @param rejection why it was rejected; present exactly with REJECTED
 * @param saying what it says, in few bits; null where it could not be read
 * @param first where the first update under its id lay; present exactly with CONFLICT
 * @param city id of the city that the update says to be of; null where it could not be read or is none, and in receipts
 *     of older releases for updates that do not count
 */
public record Receipt(
        ReceiptId id,
        UpdateOutcome outcome,
        @Nullable String updateId,
        @Nullable PageKey page,
        @Nullable Cell cell,
        List<TotalRevision> totals,
        @Nullable Rejection rejection,
        @Nullable UpdateFingerprint saying,
        @Nullable ReceiptId first,
        @Nullable String city) {

    public Receipt {
        Objects.requireNonNull(id);
        Objects.requireNonNull(outcome);
        totals = List.copyOf(totals);
        // What comes from the log may say anything.
        city = city != null && Scope.Id.isValid(city) ? city : null;
        if ((outcome == UpdateOutcome.REJECTED) != (rejection != null)) {
            throw new IllegalArgumentException("expected a rejection exactly with REJECTED, got " + outcome);
        }
        if ((outcome == UpdateOutcome.CONFLICT) != (first != null)) {
            throw new IllegalArgumentException("expected the first update exactly with CONFLICT, got " + outcome);
        }
    }

    /** Returns this receipt of an update that does not count with the city that it says to be of. */
    public Receipt ofCity(@Nullable String name) {
        return new Receipt(id, outcome, updateId, page, cell, totals, rejection, saying, first, name);
    }

    /** Returns this receipt with the totals of a later one for the same update. */
    public Receipt with(List<TotalRevision> otherTotals) {
        return new Receipt(id, outcome, updateId, page, cell, otherTotals, rejection, saying, first, city);
    }

    /** Returns this receipt with the time at which its update itself was reported: a repeat counts as its first one. */
    public Receipt reportedAt(Instant time) {
        return saying == null || saying.reportedAtMillis() == time.toEpochMilli()
                ? this
                : new Receipt(
                        id, outcome, updateId, page, cell, totals, rejection, saying.reportedAt(time), first, city);
    }

    /** Returns the receipt of an update that counted, or would have. */
    public static Receipt of(LoggedUpdate.Reported update, UpdateOutcome outcome, List<TotalRevision> totals) {
        Contribution contribution = update.contribution();
        return new Receipt(
                update.receipt(),
                outcome,
                contribution.updateId(),
                update.page(),
                contribution.cell(),
                totals,
                null,
                UpdateFingerprint.of(update),
                null,
                update.page().city());
    }

    /** Returns the receipt of one whose id was another's. */
    public static Receipt conflicting(LoggedUpdate.Conflicting update) {
        return uncounted(update.update(), UpdateOutcome.CONFLICT, null, update.first());
    }

    /** Returns the receipt of a rejected update. */
    public static Receipt rejected(LoggedUpdate update, Rejection rejection) {
        return update instanceof LoggedUpdate.Reported reported
                ? uncounted(reported, UpdateOutcome.REJECTED, rejection, null)
                : new Receipt(
                        update.receipt(),
                        UpdateOutcome.REJECTED,
                        null,
                        null,
                        null,
                        List.of(),
                        rejection,
                        null,
                        null,
                        null);
    }

    private static Receipt uncounted(
            LoggedUpdate.Reported update,
            UpdateOutcome outcome,
            @Nullable Rejection rejection,
            @Nullable ReceiptId first) {
        Contribution contribution = update.contribution();
        Cell cell = contribution.cell();
        return new Receipt(
                update.receipt(),
                outcome,
                contribution.updateId(),
                null,
                Scope.Id.isValid(cell.unit()) ? cell : null,
                List.of(),
                rejection,
                UpdateFingerprint.of(update),
                first,
                update.page().city());
    }

    /**
     * One revision of one total.
     *
     * @param scope the scope
     * @param revision 1 or more
     */
    public record TotalRevision(Scope scope, long revision) {
        public TotalRevision {
            Objects.requireNonNull(scope);
        }
    }
}
