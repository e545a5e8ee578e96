package vn.chitieu.notification.cases;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.UnknownCityException;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.recovery.ClockSkewMonitor;

/** Opens cases again whose period a clock that was ahead has closed. Thread-safe. */
public final class CaseClockCorrection implements ClockSkewMonitor.TakeBack {

    private static final Logger log = LoggerFactory.getLogger(CaseClockCorrection.class);
    private static final int AT_ONCE = 500;

    private final CaseRepository cases;
    private final TransitionContextFactory context;

    /** Takes the store and the factory of contexts. */
    public CaseClockCorrection(CaseRepository cases, TransitionContextFactory context) {
        this.cases = cases;
        this.context = context;
    }

    @Override
    public void takeBack(Instant after, Instant now) {
        CaseRepository.Filter closed = new CaseRepository.Filter(CaseState.CLOSED_UNRESOLVED, null, null);
        Page.all(last -> cases.list(closed, last, AT_ONCE))
                .flatMap(List::stream)
                .forEach(one -> takeBack(one, after));
    }

    /** A case whose city has no catalog in force stays as it is, and holds back no other. */
    private void takeBack(AlertCase one, Instant after) {
        try {
            AlertCase open = CaseLife.takenBack(one, after, context.of(one.key()));
            if (open.progress().version() != one.progress().version() && cases.store(open)) {
                log.info("Case {} is open again: a clock that was ahead had closed its period", one.key());
            }
        } catch (UnknownCityException without) {
            log.warn("Case {} stays closed: {}", one.key(), without.getMessage());
        }
    }
}
