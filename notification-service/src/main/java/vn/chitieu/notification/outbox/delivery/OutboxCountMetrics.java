package vn.chitieu.notification.outbox.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.OutboxCounts;

/**
 * The counts of the last audit as gauges, of all times and not since the start:
 *
 * <pre>ledger{of="wanted"} = ledger{of="sent"} + {"superseded"} + {"failed"} + {"expired"} + {"folded"} + {"live"}
 * </pre>
 *
 * <p>and how many findings it had.
 */
@Component
public final class OutboxCountMetrics implements MeterBinder {

    private final OutboxAudit audit;

    public OutboxCountMetrics(OutboxAudit audit) {
        this.audit = audit;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        count(meters, "wanted", OutboxCounts::wanted);
        count(meters, "live", OutboxCounts::allLive);
        for (DeliveryState state : DeliveryState.values()) {
            if (state.isDone()) {
                count(
                        meters,
                        state.name().toLowerCase(Locale.ROOT),
                        ledger -> ledger.done().getOrDefault(state, 0L));
            }
        }
        Gauge.builder("chitieu.notification.outbox.findings", () -> {
                    OutboxAudit.Report report = audit.last();
                    return report == null ? Float.NaN : report.findings().size();
                })
                .description("What the last audit of the outbox found; above 0 a mail may be lost or late")
                .register(meters);
    }

    private void count(MeterRegistry meters, String of, Function<OutboxCounts, Long> count) {
        Gauge.builder("chitieu.notification.outbox.ledger", () -> {
                    OutboxAudit.Report report = audit.last();
                    return report == null ? Float.NaN : count.apply(report.ledger());
                })
                .description("Notices of all times, as the last audit counted them")
                .tag("of", of)
                .register(meters);
    }
}
