package vn.chitieu.notification.integration;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.outbox.NotificationCounters;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Publishes the transitions of cases to other systems, at least once: on the topic, and by a notice for the webhook
 * where one is set up. A transition is removed from its case only when both have it. Interrupted anywhere, it goes on
 * the next time: the topic then has some twice, under the same id, the outbox never.
 */
public final class TransitionPublisher {

    private static final Logger log = LoggerFactory.getLogger(TransitionPublisher.class);
    private static final int CASES_AT_ONCE = 100;

    private final CaseRepository cases;
    private final AlertEvents events;
    private final OutboxPublisher outboxPublisher;
    private final boolean webhook;
    private final NotificationCounters counters;

    /**
     * Takes what it needs.
     *
     * @param webhook whether each transition is also posted as an {@link EventNotice}
     */
    public TransitionPublisher(
            CaseRepository cases,
            AlertEvents events,
            OutboxPublisher outboxPublisher,
            boolean webhook,
            NotificationCounters counters) {
        this.cases = cases;
        this.events = events;
        this.outboxPublisher = outboxPublisher;
        this.webhook = webhook;
        this.counters = counters;
    }

    /**
     * Passes on what is there now.
     *
     * @return whether there may be more
     * @throws RuntimeException if the topic does not take them; nothing is removed then
     */
    public boolean passOn() {
        List<AlertCase> found = cases.withPendingTransitions(CASES_AT_ONCE);
        List<CaseTransition> transitions = found.stream()
                .flatMap(one -> one.outgoing().transitions().stream())
                .toList();
        if (!transitions.isEmpty()) {
            events.publish(transitions);
            counters.published(transitions.size());
        }
        long passedOn = found.stream().filter(this::isForgotten).count();
        return passedOn == CASES_AT_ONCE;
    }

    /** Returns whether it went well; a case that fails is retried with the next poll and holds back no other. */
    private boolean isForgotten(AlertCase one) {
        try {
            forget(one);
            return true;
        } catch (RuntimeException fault) {
            log.warn("The transitions of case {} wait for a fault to pass: {}", one.key(), fault.toString());
            return false;
        }
    }

    private void forget(AlertCase one) {
        if (one.outgoing().transitions().isEmpty()) {
            cases.passedOn(one);
            return;
        }
        if (webhook) {
            one.outgoing().transitions().forEach(transition -> outboxPublisher.post(new EventNotice(transition)));
        }
        AlertCase passedOn = one.passedOn(one.outgoing().transitions());
        if (cases.store(passedOn)) {
            cases.passedOn(passedOn);
        }
    }
}
