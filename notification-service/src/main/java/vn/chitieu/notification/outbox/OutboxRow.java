package vn.chitieu.notification.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;

/**
 * One notice on its way to one recipient. Immutable; every step returns a row one epoch later (its version, for
 * optimistic locking), and is refused from a state that it cannot be taken from.
 *
 * @param notice what is to be said to whom
 * @param state how far it is
 * @param epoch grows by one at each step, from 1; what a store compares
 * @param attempts how often handing it over was begun
 * @param dueAt when the next step may be taken, by this sender or another
 * @param deadline when it is given up
 * @param answer what was last said about it by the mail server or by us; null before
 * @param into id of the notice that carries this one; present exactly when FOLDED
 * @param changedAt when the last step was taken
 * @param members ids of the notices that its mail says, in the order in which they joined it: as a rule its own alone;
 *     one that was taken back before it left is none of them any more
 */
public record OutboxRow(
        Notice notice,
        DeliveryState state,
        long epoch,
        int attempts,
        Instant dueAt,
        Instant deadline,
        @Nullable String answer,
        @Nullable String into,
        Instant changedAt,
        List<String> members) {

    private static final int ANSWER_LIMIT = 500;

    /** Why a notice is no longer needed that another one takes back. */
    public static final String TAKEN_BACK = "taken back before it left";

    /** What a row answers that waits for the rest of its mail. */
    private static final String GATHERS = "waits for the rest of its mail";

    public OutboxRow {
        Objects.requireNonNull(notice);
        Objects.requireNonNull(state);
        Objects.requireNonNull(dueAt);
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(changedAt);
        members = List.copyOf(members);
        if ((state == DeliveryState.FOLDED) != (into != null)) {
            throw new IllegalArgumentException("expected who carries it exactly when FOLDED, got " + state);
        }
        if (answer != null && answer.length() > ANSWER_LIMIT) {
            answer = answer.substring(0, ANSWER_LIMIT);
        }
    }

    /** Returns the row of a notice that was just wanted and is to leave at once. */
    public static OutboxRow queued(Notice notice, Instant now, DeliveryPolicy policy) {
        Instant deadline = notice.wantedAt().plus(policy.deadline());
        return new OutboxRow(notice, DeliveryState.QUEUED, 1, 0, now, deadline, null, null, now, List.of(notice.id()));
    }

    /** Returns the row of a notice that was just wanted and leaves later; its deadline counts from then. */
    public static OutboxRow deferred(Notice notice, Route.Defer route, Instant now, DeliveryPolicy policy) {
        Instant until = route.until().isAfter(now) ? route.until() : now;
        Instant from = until.isAfter(notice.wantedAt()) ? until : notice.wantedAt();
        Instant deadline = from.plus(policy.deadline());
        return new OutboxRow(
                notice, DeliveryState.QUEUED, 1, 0, until, deadline, route.why(), null, now, List.of(notice.id()));
    }

    /** Returns the row of a notice that was just wanted and is carried by another one; it is done. */
    public static OutboxRow folded(Notice notice, Route.Fold route, Instant now) {
        List<String> own = List.of(notice.id());
        return new OutboxRow(notice, DeliveryState.FOLDED, 1, 0, now, now, route.why(), route.into(), now, own);
    }

    /** Returns the row of a notice that another one's mail says too; it is done. */
    public static OutboxRow joined(Notice notice, OutboxRow carrier, Instant now) {
        return folded(notice, new Route.Fold(carrier.id(), "is part of another mail"), now);
    }

    /** Returns it, just made, as saying what the mail of another row said. */
    public OutboxRow saying(OutboxRow earlier) {
        List<String> same = earlier.members.stream()
                .map(member -> member.equals(earlier.id()) ? id() : member)
                .toList();
        return new OutboxRow(notice, state, epoch, attempts, dueAt, deadline, answer, into, changedAt, same);
    }

    /** Returns it, just made and due, as waiting until then for those that are one mail with it. */
    public OutboxRow gathering(Instant until) {
        return state == DeliveryState.QUEUED && dueAt.isBefore(until)
                ? new OutboxRow(notice, state, epoch, attempts, until, deadline, GATHERS, into, changedAt, members)
                : this;
    }

    /** Returns whether it waits for the rest of its mail. */
    public boolean isGathering() {
        return state == DeliveryState.QUEUED && GATHERS.equals(answer);
    }

    /** Returns it as due, with all that its mail says. */
    public OutboxRow gathered(Instant now) {
        expect(isGathering(), "complete");
        return step(state, attempts, now, null, now);
    }

    /** Returns whether a notice can become part of its mail; what is urgent does not wait with what is not. */
    public boolean takes(Notice other) {
        return state == DeliveryState.QUEUED
                && notice.recipient().equals(other.recipient())
                && (notice.urgent() || !other.urgent());
    }

    /**
     * Returns the id under which the bytes of its mail are frozen: its own, or another for each other content. Bytes
     * that were written just before a notice joined or left it are none of its bytes.
     */
    public String bytesId() {
        return members.equals(List.of(id())) ? id() : NoticeId.of(id(), members);
    }

    /** Returns whether its mail says a notice. */
    public boolean says(String id) {
        return members.contains(id);
    }

    /** Returns it with one more notice in its mail. */
    public OutboxRow with(String member, Instant now) {
        expect(state == DeliveryState.QUEUED, "joined");
        return with(Stream.concat(members.stream(), Stream.of(member)).toList(), now);
    }

    /**
     * Returns it without a notice that its mail was to say: as no longer needed where it was the only one; null where
     * it can no longer be taken out, because the bytes with others are frozen or the mail is on its way.
     */
    public @Nullable OutboxRow without(String member, String why, Instant now) {
        if (state.isAtHome() && members.equals(List.of(member))) {
            return superseded(why, now);
        }
        return state == DeliveryState.QUEUED && says(member)
                ? with(members.stream().filter(one -> !one.equals(member)).toList(), now)
                : null;
    }

    private OutboxRow with(List<String> newMembers, Instant now) {
        return new OutboxRow(notice, state, epoch + 1, attempts, dueAt, deadline, answer, into, now, newMembers);
    }

    /** Returns the id of the notice, which is the row's. */
    public String id() {
        return notice.id();
    }

    /** Returns whether it is the first of its thread, before which no other of the thread leaves. */
    public boolean opensItsThread() {
        return notice.thread().equals(id());
    }

    /** Returns whether it was given up and no attempt to hand it over was ever begun. */
    public boolean wasNeverTried() {
        return (state == DeliveryState.FAILED || state == DeliveryState.EXPIRED) && attempts == 0;
    }

    /** Returns what is to be done with it now. */
    public Step nextStep(Instant now) {
        if (state.isDone()) {
            return Step.ARCHIVE;
        }
        if (dueAt.isAfter(now)) {
            return Step.WAIT;
        }
        if (now.isAfter(deadline) && !isUntouched()) {
            return Step.EXPIRE;
        }
        return switch (state) {
            case QUEUED -> Step.RENDER;
            case SENDING, UNKNOWN -> Step.PROBE;
            default -> Step.SEND;
        };
    }

    /** It was not tried or put off yet; that is not its fault, so it is tried once, whatever its deadline says. */
    private boolean isUntouched() {
        return epoch == 1 || (state == DeliveryState.RENDERED && attempts == 0);
    }

    /** Returns it with its bytes frozen. */
    public OutboxRow rendered(Instant now) {
        expect(state == DeliveryState.QUEUED, "rendered");
        return step(DeliveryState.RENDERED, attempts, now, answer, now);
    }

    /** Returns it taken by a sender, for the length of the lease. */
    public OutboxRow claimed(Instant now, DeliveryPolicy policy) {
        expect(!state.isDone() && state != DeliveryState.QUEUED && !dueAt.isAfter(now), "claimed");
        return step(DeliveryState.CLAIMED, attempts, now.plus(policy.lease()), answer, now);
    }

    /** Returns it with its lease released by the sender that did not begin; due now. */
    public OutboxRow released(Instant now) {
        expect(state == DeliveryState.CLAIMED, "released");
        return step(attempts == 0 ? DeliveryState.RENDERED : DeliveryState.RETRY, attempts, now, answer, now);
    }

    /** Returns it as about to be handed over; without a further step its outcome is unknown. */
    public OutboxRow sending(Instant now, DeliveryPolicy policy) {
        expect(state == DeliveryState.CLAIMED, "sending");
        return step(
                DeliveryState.SENDING, attempts + 1, now.plus(policy.lease().plus(policy.unknownAfter())), answer, now);
    }

    /**
     * Returns it after an attempt.
     *
     * @param outcome how the attempt ended
     * @param now the time
     * @param policy timeouts and back-off
     * @param jitterPermille see {@link DeliveryPolicy#retryAt}
     */
    public OutboxRow settled(SendOutcome outcome, Instant now, DeliveryPolicy policy, int jitterPermille) {
        expect(state == DeliveryState.SENDING, "settled");
        if (outcome instanceof SendOutcome.Accepted) {
            return step(DeliveryState.SENT, attempts, now, outcome.answer(), now);
        }
        if (outcome instanceof SendOutcome.Refused) {
            return step(DeliveryState.FAILED, attempts, now, outcome.answer(), now);
        }
        if (outcome instanceof SendOutcome.Unknown) {
            return step(DeliveryState.UNKNOWN, attempts, now.plus(policy.unknownAfter()), outcome.answer(), now);
        }
        if (outcome instanceof SendOutcome.ChannelClosed || outcome instanceof SendOutcome.Unreachable) {
            return step(DeliveryState.RETRY, attempts - 1, now, outcome.answer(), now); // the gate makes it wait
        }
        Instant again = policy.retryAt(now, attempts, jitterPermille);
        return step(DeliveryState.RETRY, attempts, again, outcome.answer(), now);
    }

    /** Returns it as accepted, because the archive has it. */
    public OutboxRow found(Instant now) {
        expect(!state.isDone() && state != DeliveryState.QUEUED, "found");
        return step(DeliveryState.SENT, attempts, now, "found in the archive mailbox", now);
    }

    /**
     * Returns whether it is better not to send it again while the archive cannot be searched: for the first half of the
     * time until its deadline. After that a second copy is the lesser evil.
     */
    public boolean waitsForTheArchive(Instant now) {
        Duration half = Duration.between(notice.wantedAt(), deadline).dividedBy(2);
        return now.isBefore(notice.wantedAt().plus(half));
    }

    /** Returns it as waiting until the archive can be searched, with back-off. */
    public OutboxRow unprobed(String why, Instant now, DeliveryPolicy policy) {
        expect(!state.isDone() && state != DeliveryState.QUEUED, "asked for in the archive");
        boolean begun = state == DeliveryState.SENDING || state == DeliveryState.UNKNOWN;
        DeliveryState waiting = attempts == 0 ? DeliveryState.RENDERED : DeliveryState.RETRY;
        return step(
                begun ? DeliveryState.UNKNOWN : waiting,
                attempts,
                policy.lookAgainAt(notice.wantedAt(), now),
                why,
                now);
    }

    /** Returns it as given up. */
    public OutboxRow expired(Instant now) {
        expect(!state.isDone(), "expired");
        boolean perhapsThere = state == DeliveryState.SENDING || state == DeliveryState.UNKNOWN;
        String why = (perhapsThere ? "outcome still unknown at the deadline" : "not accepted before the deadline")
                + (answer == null ? "" : "; last: " + answer);
        return step(DeliveryState.EXPIRED, attempts, now, why, now);
    }

    /** Returns it as no longer needed. */
    public OutboxRow superseded(String why, Instant now) {
        expect(state.isAtHome(), "superseded");
        return step(DeliveryState.SUPERSEDED, attempts, now, why, now);
    }

    /** Returns it as failed before it could be written. */
    public OutboxRow unwritable(String why, Instant now) {
        expect(state == DeliveryState.QUEUED, "unwritable");
        return step(DeliveryState.FAILED, attempts, now, why, now);
    }

    /** Returns it as waiting for the notice that it takes back. */
    public OutboxRow postponed(Instant until, Instant now) {
        expect(state == DeliveryState.QUEUED, "postponed");
        return step(DeliveryState.QUEUED, attempts, until, answer, now);
    }

    /** Returns it as waiting until it can be written, with why it cannot be yet, and back-off. */
    public OutboxRow notYetWritable(String why, Instant now, DeliveryPolicy policy) {
        expect(state == DeliveryState.QUEUED, "written later");
        return step(state, attempts, policy.lookAgainAt(notice.wantedAt(), now), why, now);
    }

    /**
     * Returns it with its times moved back by as much as the clock of its last step was ahead: what was to happen so
     * long after that step happens so long after now.
     */
    public OutboxRow takenBack(Instant now) {
        expect(!state.isDone(), "taken back");
        Duration lead = Duration.between(now, changedAt);
        Instant earlier = deadline.minus(lead);
        return new OutboxRow(
                notice,
                state,
                epoch + 1,
                attempts,
                dueAt.minus(lead),
                earlier.isAfter(now) ? earlier : deadline,
                answer,
                into,
                now,
                members);
    }

    /** Returns it as due now, with a new deadline; what was known of it stays known. */
    public OutboxRow hurried(Instant now, DeliveryPolicy policy) {
        expect(!state.isDone(), "hurried");
        Instant newDeadline = now.plus(policy.deadline());
        return new OutboxRow(notice, state, epoch + 1, attempts, now, newDeadline, answer, into, now, members);
    }

    /** Returns it as delivered on the word of staff, done or not. */
    public OutboxRow markedDelivered(String by, Instant now) {
        expect(
                state != DeliveryState.SENT && state != DeliveryState.SUPERSEDED && state != DeliveryState.FOLDED,
                "marked as delivered");
        String said = "marked as delivered by " + by + (answer == null ? "" : "; last: " + answer);
        return step(DeliveryState.SENT, attempts, now, said, now);
    }

    private OutboxRow step(
            DeliveryState next, int newAttempts, Instant newDueAt, @Nullable String newAnswer, Instant now) {
        return new OutboxRow(notice, next, epoch + 1, newAttempts, newDueAt, deadline, newAnswer, into, now, members);
    }

    private void expect(boolean allowed, String step) {
        if (!allowed) {
            throw new IllegalStateException("expected a row that can be " + step + ", got " + id() + " in " + state);
        }
    }

    /** What may be done with a row. */
    public enum Step {
        /** Nothing before its due time. */
        WAIT,
        /** Write it and freeze its bytes. */
        RENDER,
        /** Claim it and hand it over. */
        SEND,
        /** Search for it in the archive; else take the lease and hand over the same bytes. */
        PROBE,
        /** Give it up. */
        EXPIRE,
        /** Move it to the archive. */
        ARCHIVE
    }
}
