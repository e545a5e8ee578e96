package vn.chitieu.notification.cases;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.cases.model.CaseState;

/** Counters of cases for Prometheus, all there from the start. */
@Component
final class MicrometerCaseCounters implements CaseCounters {

    private final Map<CaseState, Counter> moved = new EnumMap<>(CaseState.class);
    private final Counter withoutRecipient;

    MicrometerCaseCounters(MeterRegistry meters) {
        for (CaseState state : CaseState.values()) {
            moved.put(
                    state,
                    Counter.builder("chitieu.notification.cases.moved")
                            .description("Cases that came into a state")
                            .tag("state", state.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        withoutRecipient = Counter.builder("chitieu.notification.cases.without.recipient")
                .description("Cases that opened and have no recipient in the catalog")
                .register(meters);
    }

    @Override
    public void moved(CaseState state) {
        Objects.requireNonNull(moved.get(state)).increment();
    }

    @Override
    public void openedWithoutRecipient() {
        withoutRecipient.increment();
    }
}
