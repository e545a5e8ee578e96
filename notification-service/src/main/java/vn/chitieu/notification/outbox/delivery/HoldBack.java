package vn.chitieu.notification.outbox.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SharedMails;

/**
 * Holds queued notices back: no notice leaves before the first one of its thread, and one that takes another back
 * leaves only if that one has left. Thread-safe.
 */
final class HoldBack {

    private final Outbox outbox;
    private final StepRecorder steps;
    private final SharedMails shared;
    private final DeliveryPolicy policy;

    HoldBack(Outbox outbox, StepRecorder steps, DeliveryPolicy policy) {
        this.outbox = outbox;
        this.shared = new SharedMails(outbox);
        this.steps = steps;
        this.policy = policy;
    }

    /** Returns whether a row has no other one to wait for. */
    static boolean waitsForNoOther(OutboxRow row) {
        return row.opensItsThread() && row.notice().follows() == null;
    }

    /** Drops, in one write, what these rows take back and what has not left. */
    void takeBack(List<OutboxRow> queued, Instant now) {
        Map<String, OutboxRow> dropped = new LinkedHashMap<>();
        for (String follows : queued.stream()
                .map(row -> row.notice().follows())
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            OutboxRow earlier = outbox.find(follows).orElse(null);
            OutboxRow mail = earlier == null ? null : shared.mailOf(earlier);
            OutboxRow without = mail == null || !mail.says(follows) || dropped.containsKey(mail.id())
                    ? null
                    : mail.without(follows, OutboxRow.TAKEN_BACK, now);
            if (without != null) {
                dropped.put(without.id(), without); // one step of a row in one write; the rest has the next look
            }
        }
        steps.store(List.copyOf(dropped.values()));
    }

    /** Returns a queued row as it waits for another one, or is dropped for its sake; null to go on. */
    @Nullable
    OutboxRow held(OutboxRow row, Instant now) {
        if (waitsForNoOther(row)) {
            return null;
        }
        if (row.notice().follows() != null) {
            return heldFor(row.notice().follows(), row, now);
        }
        boolean early = outbox.find(row.notice().thread())
                .filter(first -> !first.state().isDone())
                .isPresent();
        return early ? row.postponed(now.plus(policy.retryBase()), now) : null;
    }

    /** Returns the row as it waits or is dropped for the sake of the notice that it takes back; null to go on. */
    private @Nullable OutboxRow heldFor(String follows, OutboxRow row, Instant now) {
        OutboxRow first = outbox.find(follows).orElse(null);
        if (first == null) {
            return null;
        }
        OutboxRow earlier = shared.mailOf(first);
        if (!earlier.says(follows)) {
            return row.superseded("the notice that it takes back never left: it was taken out of its mail", now);
        }
        if (earlier.state() == DeliveryState.SENT) {
            return null;
        }
        if (earlier.state().isAtHome()) {
            boolean leaves = earlier.without(follows, OutboxRow.TAKEN_BACK, now) == null; // with others, so after it
            return row.postponed(leaves ? now.plus(policy.retryBase()) : now, now); // else a step was made meanwhile
        }
        if (earlier.into() != null) {
            return heldForDigest(earlier.into(), row, now);
        }
        return earlier.state().isDone()
                ? row.superseded("the notice that it takes back never left: " + earlier.state(), now)
                : row.postponed(now.plus(policy.retryBase()), now);
    }

    /** Returns the row as it waits for the digest that says what it takes back, or is dropped if that never left. */
    private @Nullable OutboxRow heldForDigest(String digest, OutboxRow row, Instant now) {
        DeliveryState carrier =
                outbox.find(digest).map(OutboxRow::state).orElse(DeliveryState.QUEUED); // its slot may be open yet
        if (carrier == DeliveryState.SENT) {
            return null;
        }
        return carrier.isDone()
                ? row.superseded("the digest with the notice that it takes back never left: " + carrier, now)
                : row.postponed(policy.lookAgainAt(row.notice().wantedAt(), now), now);
    }
}
