package vn.chitieu.notification.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.WatchCopies;
import vn.chitieu.notification.cases.policy.Rule;

/**
 * Moves the cases whose time has come: confirms, escalates, ends what has held, closes what belongs to a closed period.
 * Thread-safe and idempotent; several instances may do it at once, by optimistic locking.
 */
@Service
public final class CaseScheduler {

    private static final Logger log = LoggerFactory.getLogger(CaseScheduler.class);
    private static final int CASES_AT_ONCE = 200;
    private static final Duration REST_AFTER_FAULT = Duration.ofSeconds(1);

    private final CaseRepository cases;
    private final TransitionContextFactory context;
    private final CaseTransitionLog transitionLog;

    /** Takes the store, the factory of contexts and the counters. */
    public CaseScheduler(CaseRepository cases, TransitionContextFactory context, CaseCounters counters) {
        this.cases = cases;
        this.context = context;
        this.transitionLog = new CaseTransitionLog(counters);
    }

    /**
     * Does what is due.
     *
     * @param now the time up to which cases are looked for; each moves by the clock of its context
     * @return whether any case may now have notices to send
     */
    public boolean tick(Instant now) {
        boolean wanted = false;
        Set<CaseKey> looked = new HashSet<>();
        List<AlertCase> due = cases.due(now, CASES_AT_ONCE);
        while (looked.addAll(due.stream().map(AlertCase::key).toList())) {
            for (AlertCase one : due) {
                AlertCase after = keep(one, now);
                wanted |= after != null && !after.outgoing().pending().isEmpty();
            }
            due = cases.due(now, CASES_AT_ONCE);
        }
        return wanted;
    }

    /**
     * Moves a case; one that fails is retried with a later tick and holds back no other, of its city or of another.
     *
     * @return the case as it is now; null for one that failed
     */
    private @Nullable AlertCase keep(AlertCase one, Instant now) {
        try {
            AlertCase next = CaseLife.tick(one, context.of(one.key()));
            if (next.progress().version() == one.progress().version()) {
                cases.putOff(one);
                return one;
            }
            AlertCase together = together(one, next);
            if (!cases.store(together)) {
                return one;
            }
            cases.putOff(together);
            transitionLog.log(one, together);
            return together;
        } catch (RuntimeException fault) {
            log.warn("Case {} waits for a fault to pass: {}", one.key(), fault.toString());
            cases.postpone(one, now.plus(REST_AFTER_FAULT));
            return null;
        }
    }

    /**
     * Returns a case whose notices are one mail with those of other cases that time moves now as well; one of a watched
     * figure without copies of what the fall says.
     */
    private AlertCase together(AlertCase one, AlertCase next) {
        boolean silent =
                next.outgoing().pending().size() == one.outgoing().pending().size();
        if (silent || !(Fall.isPart(one.key()) || one.key().rule() == Rule.WATCH_LIST)) {
            return next;
        }
        List<AlertCase> fall = cases.of(List.of(one.key().total())).stream()
                .filter(other ->
                        Fall.shareMails(other.key(), one.key()) || WatchCopies.isOfTheFall(other.key(), one.key()))
                .map(other -> CaseLife.tick(other, context.of(other.key())))
                .toList();
        return Fall.together(one, WatchCopies.without(one, next, fall), fall);
    }
}
