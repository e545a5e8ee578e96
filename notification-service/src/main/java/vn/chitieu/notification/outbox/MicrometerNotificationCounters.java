package vn.chitieu.notification.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.notice.NoticeKind;

/** Counters for Prometheus, all there from the start; their equation stands at {@link NotificationCounters}. */
@Component
final class MicrometerNotificationCounters implements NotificationCounters {

    private final Counter published;
    private final Map<Enum<?>, Counter> wanted;
    private final Map<Enum<?>, Counter> attempted;
    private final Map<Enum<?>, Counter> probed;
    private final Map<Enum<?>, Counter> done;
    private final Map<Enum<?>, Counter> amended;

    MicrometerNotificationCounters(MeterRegistry meters) {
        Family family = new Family(meters);
        published = Counter.builder("chitieu.notification.events.published")
                .description("Transitions of cases that were published on alert-events")
                .register(meters);
        wanted = family.of("notices.wanted", "kind", "Notices that the outbox took", NoticeKind.values());
        attempted = family.of("mails.attempted", "outcome", "How attempts ended", DeliveryState.values());
        probed = family.of("archive.probed", "answer", "Searches for mails whose outcome is unknown", Probe.values());
        done = family.of("notices.done", "outcome", "Notices with nothing left to do", DeliveryState.values());
        amended = family.of("notices.amended", "before", "Notices marked as delivered later", DeliveryState.values());
    }

    @Override
    public void published(int transitions) {
        published.increment(transitions);
    }

    @Override
    public void wanted(NoticeKind kind) {
        count(wanted, kind);
    }

    @Override
    public void attempted(DeliveryState outcome) {
        count(attempted, outcome);
    }

    @Override
    public void probed(Probe answer) {
        count(probed, answer);
    }

    @Override
    public void done(DeliveryState outcome) {
        count(done, outcome);
    }

    @Override
    public void amended(DeliveryState before) {
        count(amended, before);
    }

    private static void count(Map<Enum<?>, Counter> counters, Enum<?> value) {
        Objects.requireNonNull(counters.get(value)).increment();
    }

    /** Makes a counter for each value of a tag. */
    private record Family(MeterRegistry meters) {

        Map<Enum<?>, Counter> of(String name, String tag, String description, Enum<?>... values) {
            Map<Enum<?>, Counter> counters = new HashMap<>();
            for (Enum<?> value : values) {
                counters.put(
                        value,
                        Counter.builder("chitieu.notification." + name)
                                .description(description)
                                .tag(tag, value.name().toLowerCase(Locale.ROOT))
                                .register(meters));
            }
            return counters;
        }
    }
}
