package vn.chitieu.notification.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.notice.NoticeKind;

/** Counters for Prometheus; the equation between them stands at {@link NotificationCounters}. */
@Component
final class MicrometerNotificationCounters implements NotificationCounters {

    private final MeterRegistry meters;

    MicrometerNotificationCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void published(int transitions) {
        meters.counter("chitieu.notification.events.told").increment(transitions);
    }

    @Override
    public void wanted(NoticeKind kind) {
        count("chitieu.notification.notices.wanted", "kind", kind);
    }

    @Override
    public void attempted(DeliveryState outcome) {
        count("chitieu.notification.mails.attempted", "outcome", outcome);
    }

    @Override
    public void probed(Probe answer) {
        count("chitieu.notification.archive.probed", "answer", answer);
    }

    @Override
    public void done(DeliveryState outcome) {
        count("chitieu.notification.notices.done", "outcome", outcome);
    }

    @Override
    public void amended(DeliveryState before) {
        count("chitieu.notification.notices.amended", "before", before);
    }

    private void count(String name, String tag, Enum<?> value) {
        meters.counter(name, tag, value.name().toLowerCase(Locale.ROOT)).increment();
    }
}
