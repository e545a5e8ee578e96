package vn.chitieu.notification.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.recovery.WatchClock;

/** Opens cases again whose period a clock that was ahead has closed. Thread-safe. */
public final class TakeBackClosings implements WatchClock.TakeBack {

    private static final Logger log = LoggerFactory.getLogger(TakeBackClosings.class);
    private static final int AT_ONCE = 500;

    private final Cases cases;
    private final CaseCircumstances circumstances;

    /** Takes the store and the circumstances. */
    public TakeBackClosings(Cases cases, CaseCircumstances circumstances) {
        this.cases = cases;
        this.circumstances = circumstances;
    }

    @Override
    public void takeBack(Instant after, Instant now) {
        Cases.Filter closed = new Cases.Filter(CaseState.CLOSED_UNRESOLVED, null, null);
        @Nullable String last = null;
        List<AlertCase> page;
        do {
            page = cases.list(closed, last, AT_ONCE);
            for (AlertCase one : page) {
                AlertCase open = CaseLife.takenBack(one, after, circumstances.of(one.key()));
                if (open.version() != one.version() && cases.store(open)) {
                    log.info("Case {} is open again: a clock that was ahead had closed its period", one.key());
                }
                last = one.key().toString();
            }
        } while (page.size() == AT_ONCE);
    }
}
