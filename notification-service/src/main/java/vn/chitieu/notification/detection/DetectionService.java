package vn.chitieu.notification.detection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.CaseCounters;
import vn.chitieu.notification.cases.CaseTransitionLog;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.model.WatchCopies;
import vn.chitieu.notification.documents.DamagedDocumentException;

/** Moves the cases of totals as the totals change. Thread-safe; idempotent. */
@Service
public final class DetectionService {

    private static final Logger log = LoggerFactory.getLogger(DetectionService.class);

    private final CaseRepository cases;
    private final TransitionContextFactory context;
    private final CaseTransitionLog transitionLog;

    /** Takes the store, the factory of contexts and the counters. */
    public DetectionService(CaseRepository cases, TransitionContextFactory context, CaseCounters counters) {
        this.cases = cases;
        this.context = context;
        this.transitionLog = new CaseTransitionLog(counters);
    }

    /**
     * Takes in revisions of totals in the order in which they were published.
     *
     * @return whether any case may now have notices to send
     */
    public boolean track(List<JudgedTotal> totals) {
        Map<CaseKey, AlertCase> known = new HashMap<>();
        Map<TotalKey, Set<CaseKey>> ofTotal = new HashMap<>();
        List<TotalKey> keys = totals.stream().map(JudgedTotal::total).distinct().toList();
        cases.of(keys).forEach(one -> remember(one, known, ofTotal));
        boolean pending = false;
        for (JudgedTotal total : totals) {
            List<CaseEvent> events = events(total, ofTotal.getOrDefault(total.total(), Set.of()));
            Map<CaseKey, AlertCase> after = new HashMap<>();
            ofTotal.getOrDefault(total.total(), Set.of()).forEach(key -> after.put(key, known.get(key)));
            events.forEach(event -> {
                AlertCase next = next(known.get(event.about()), event);
                if (next != null) {
                    after.put(event.about(), next);
                }
            });
            after.replaceAll((key, next) -> WatchCopies.without(known.get(key), next, after.values()));
            for (CaseEvent event : events) {
                AlertCase next = advanced(known.get(event.about()), event, after);
                if (next != null) {
                    after.put(event.about(), next);
                    remember(next, known, ofTotal);
                    pending |= !next.outgoing().pending().isEmpty();
                }
            }
        }
        return pending;
    }

    /** A rule that was switched off begins no case; those that it has go on hearing of their figures to their end. */
    private @Nullable AlertCase next(@Nullable AlertCase known, CaseEvent event) {
        if (known == null && !CaseLife.mayBegin(event)) {
            return null; // so it is for nearly all totals; recipients need not be resolved
        }
        boolean wouldBegin = known == null || known.progress().state().isClosed();
        return wouldBegin && !context.watches(event.about())
                ? known
                : CaseLife.next(known, event, context.of(event.about()));
    }

    private static void remember(AlertCase one, Map<CaseKey, AlertCase> known, Map<TotalKey, Set<CaseKey>> ofTotal) {
        known.put(one.key(), one);
        ofTotal.computeIfAbsent(one.key().total(), total -> new HashSet<>()).add(one.key());
    }

    private List<CaseEvent> events(JudgedTotal total, Set<CaseKey> known) {
        return context.rules().stream()
                .flatMap(rule -> rule.events(
                        total,
                        known.stream().filter(key -> key.rule() == rule.rule()).collect(Collectors.toSet())))
                .toList();
    }

    /** Moves a case; one that cannot be read stays as it is until it is mended, and holds back no other. */
    private @Nullable AlertCase advanced(@Nullable AlertCase known, CaseEvent event, Map<CaseKey, AlertCase> after) {
        try {
            return advance(known, event, after);
        } catch (DamagedDocumentException damaged) {
            log.warn("Revision {} passes over a case: {}", event.revision(), damaged.getMessage());
            return known;
        }
    }

    /**
     * Moves a case.
     *
     * @param after the cases of the total as the revision leaves them, by which it knows who says the same with it
     */
    private @Nullable AlertCase advance(@Nullable AlertCase known, CaseEvent event, Map<CaseKey, AlertCase> after) {
        AlertCase current = known;
        AlertCase next = after.get(event.about());
        while (next != null && !next.equals(current)) {
            AlertCase together =
                    Fall.together(current, WatchCopies.without(current, next, after.values()), after.values());
            if (cases.store(together)) {
                transitionLog.log(current, together);
                return together;
            }
            current = cases.find(event.about()).orElse(null);
            next = next(current, event);
        }
        return next;
    }
}
