package vn.chitieu.notification;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.notification.application.KeepCases;
import vn.chitieu.notification.application.MailBell;

/** Lets time move the cases, and wakes the one who relays what they want. Several instances may tick at once. */
final class CaseTicker {

    private static final Logger log = LoggerFactory.getLogger(CaseTicker.class);

    private final KeepCases keep;
    private final MailBell bell;
    private final Clock clock;
    private boolean failing;

    CaseTicker(KeepCases keep, MailBell bell, Clock clock) {
        this.keep = keep;
        this.bell = bell;
        this.clock = clock;
    }

    /** A fault is said once and tried again with every tick until it has passed. */
    void tick() {
        try {
            if (keep.tick(clock.instant())) {
                bell.ring();
            }
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing) {
                log.warn("Cases wait for a fault to pass: {}", fault.toString());
            }
            failing = true;
        }
    }
}
