package vn.chitieu.notification.cases;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.cases.model.CaseState;

/** Counters of cases for Prometheus. */
@Component
final class MicrometerCaseCounters implements CaseCounters {

    private final MeterRegistry meters;

    MicrometerCaseCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void moved(CaseState state) {
        meters.counter("chitieu.notification.cases.moved", "state", state.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void openedWithoutRecipient() {
        meters.counter("chitieu.notification.nobody.in.charge").increment();
    }
}
