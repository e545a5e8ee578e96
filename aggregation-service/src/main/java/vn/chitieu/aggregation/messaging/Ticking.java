package vn.chitieu.aggregation.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vn.chitieu.aggregation.application.KeepTime;

/**
 * Lets time pass: asks every second what it demands. Of several instances the one that reads the first partition of the
 * log does it.
 */
class Ticking {

    private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);
    private static final int FIRST_PARTITION = 0;

    private final UpdatesListener listener;
    private final KeepTime keepTime;
    private boolean failing;

    Ticking(UpdatesListener listener, KeepTime keepTime) {
        this.listener = listener;
        this.keepTime = keepTime;
    }

    /** A fault is said once and tried again with every tick until it has passed. */
    @Scheduled(fixedDelay = 1000)
    void tick() {
        if (!listener.owns(FIRST_PARTITION)) {
            return;
        }
        try {
            keepTime.tick();
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing) {
                LOG.warn("Totals could not be judged anew, tries again every second: {}", fault.toString());
            }
            failing = true;
        }
    }
}
