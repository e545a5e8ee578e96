package vn.chitieu.notification.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;

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
    private final CaseTransitionLog tally;

    /** Takes the store, the factory of contexts and the counters. */
    public CaseScheduler(CaseRepository cases, TransitionContextFactory context, CaseCounters tally) {
        this.cases = cases;
        this.context = context;
        this.tally = new CaseTransitionLog(tally);
    }

    /**
     * Does what is due.
     *
     * @param now the time up to which cases are looked for; each moves by the clock of its context
     * @return whether any case may now have notices to send
     */
    public boolean tick(Instant now) {
        boolean wanted = false;
        List<AlertCase> due;
        int done;
        do {
            due = cases.due(now, CASES_AT_ONCE);
            done = 0;
            for (AlertCase one : due) {
                AlertCase after = keep(one, now);
                boolean stays = after != null
                        && after.progress().version() == one.progress().version();
                done += stays ? 0 : 1;
                wanted |= after != null && !after.outgoing().pending().isEmpty();
            }
        } while (due.size() == CASES_AT_ONCE && done > 0);
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
            if (!cases.store(next)) {
                return one;
            }
            cases.putOff(next);
            tally.tell(one, next);
            return next;
        } catch (RuntimeException fault) {
            log.warn("Case {} waits for a fault to pass: {}", one.key(), fault.toString());
            cases.postpone(one, now.plus(REST_AFTER_FAULT));
            return null;
        }
    }
}
