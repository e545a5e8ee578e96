package vn.chitieu.notification.integration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.Page;
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
     * Passes on what is there now. A city whose transitions the topic does not take waits alone.
     *
     * @return whether there may be more
     * @throws RuntimeException if the topic takes none; nothing is removed then
     */
    public boolean passOn() {
        Map<CityKey, RuntimeException> waiting = new LinkedHashMap<>();
        int taken = 0;
        @Nullable String last = null;
        do {
            Page<AlertCase> page = cases.withPendingTransitions(last, CASES_AT_ONCE);
            List<AlertCase> published = published(page.items(), waiting);
            long passedOn = published.stream().filter(this::isForgotten).count();
            taken += published.size();
            last = page.next();
            if (last != null && passedOn > 0 && passedOn == page.items().size()) {
                return true;
            } // else some stay where they are: those behind have their turn
        } while (last != null);
        if (taken == 0 && !waiting.isEmpty()) {
            throw waiting.values().iterator().next();
        }
        return false;
    }

    /**
     * Publishes the transitions of cases whose city does not wait, and returns those cases of which the topic has all.
     */
    private List<AlertCase> published(List<AlertCase> page, Map<CityKey, RuntimeException> waiting) {
        List<AlertCase> next = page.stream()
                .filter(one -> !waiting.containsKey(one.key().city()))
                .toList();
        try {
            publish(next);
            return next;
        } catch (RuntimeException fault) {
            Map<CityKey, List<AlertCase>> byCity = next.stream()
                    .collect(Collectors.groupingBy(one -> one.key().city(), LinkedHashMap::new, Collectors.toList()));
            return byCity.size() == 1
                    ? waits(byCity.keySet().iterator().next(), fault, waiting)
                    : byCity.values().stream()
                            .flatMap(its -> published(its, waiting).stream())
                            .toList();
        }
    }

    private static List<AlertCase> waits(CityKey city, RuntimeException fault, Map<CityKey, RuntimeException> waiting) {
        waiting.put(city, fault);
        log.warn(
                "What happened to cases of {} waits for a fault to pass: {}",
                city.isHome() ? "the home city" : city,
                fault.toString());
        return List.of();
    }

    private void publish(List<AlertCase> next) {
        List<CaseTransition> transitions = next.stream()
                .flatMap(one -> one.outgoing().transitions().stream())
                .toList();
        if (!transitions.isEmpty()) {
            events.publish(transitions);
            counters.published(transitions.size());
        }
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
