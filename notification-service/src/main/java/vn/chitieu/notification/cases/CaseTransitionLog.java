package vn.chitieu.notification.cases;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.cases.model.AlertCase;

/** Logs and counts the transitions of cases, no matter which component caused them. */
public final class CaseTransitionLog {

    private static final Logger log = LoggerFactory.getLogger(CaseTransitionLog.class);

    private final CaseCounters counters;

    public CaseTransitionLog(CaseCounters counters) {
        this.counters = counters;
    }

    public void log(@Nullable AlertCase before, AlertCase after) {
        if (before == null || before.progress().state() != after.progress().state()) {
            log.info(
                    "Case {} is {} at revision {} ({} notices wanted)",
                    after.key(),
                    after.progress().state(),
                    after.figures().revision(),
                    after.outgoing().pending().size());
            counters.moved(after.progress().state());
        }
        if (after.openedUnheard()) {
            log.warn(
                    "Case {} opened, but the catalog names no position in charge of {} for {}: no notice is sent",
                    after.key(),
                    after.key().total().scope(),
                    after.key().total().indicator());
            counters.openedWithoutRecipient();
        }
    }
}
