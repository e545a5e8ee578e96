package vn.chitieu.notification.outbox.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;

/**
 * Gauges of the notices in each state that is not done. The outbox is counted once for all of them, and a count, or its
 * failure, is cached for a moment: with the database away a scrape waits for it once.
 */
@Component
public final class LiveNoticeMetrics implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(LiveNoticeMetrics.class);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final Clock clock;
    private @Nullable Map<DeliveryState, Long> counts;
    private Instant until = Instant.MIN;

    public LiveNoticeMetrics(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (DeliveryState state : DeliveryState.values()) {
            if (!state.isDone()) {
                Gauge.builder("chitieu.notification.notices.live", () -> count(state))
                        .description("Notices with something left to do")
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(meters);
            }
        }
    }

    /** Returns the count, not a number where the outbox cannot be counted. */
    private synchronized Number count(DeliveryState state) {
        if (!clock.instant().isBefore(until)) {
            counts = counted();
            until = clock.instant().plus(MOMENT);
        }
        return counts == null ? Float.NaN : counts.getOrDefault(state, 0L);
    }

    private @Nullable Map<DeliveryState, Long> counted() {
        try {
            return outbox.live();
        } catch (RuntimeException unreadable) {
            log.debug("The outbox cannot be counted", unreadable);
            return null;
        }
    }
}
