package vn.chitieu.aggregation.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.UpdateOutcome;

/**
 * Counts what came and what became of it: {@code chitieu.updates.received} = the sum of {@code chitieu.updates.folded}
 * over all outcomes. Both grow together after a batch is stored, so the equation holds at any time; a batch that is
 * repeated after a fault counts when it goes through.
 */
@Component
public final class FoldMetrics {

    private final Counter received;
    private final Map<UpdateOutcome, Counter> folded = new EnumMap<>(UpdateOutcome.class);

    public FoldMetrics(MeterRegistry registry) {
        this.received = Counter.builder("chitieu.updates.received")
                .description("Records of the log of updates that were folded")
                .register(registry);
        for (UpdateOutcome outcome : UpdateOutcome.values()) {
            folded.put(
                    outcome,
                    Counter.builder("chitieu.updates.folded")
                            .description("What became of them")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
    }

    void count(List<Receipt> receipts) {
        received.increment(receipts.size());
        receipts.forEach(
                receipt -> Objects.requireNonNull(folded.get(receipt.outcome())).increment());
    }
}
