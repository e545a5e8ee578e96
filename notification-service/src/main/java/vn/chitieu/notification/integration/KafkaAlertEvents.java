package vn.chitieu.notification.integration;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.support.kafka.AcknowledgedSend;

/** The topic {@code alert-events}: waits until every in-sync replica has them. */
@Component
final class KafkaAlertEvents implements AlertEvents {

    /** How long the service waits for the broker before it logs that it is away. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KafkaTemplate<String, byte[]> kafka;
    private final CityIds cities;

    KafkaAlertEvents(KafkaTemplate<String, byte[]> kafka, CityIds cities) {
        this.kafka = kafka;
        this.cities = cities;
    }

    @Override
    public void publish(List<CaseTransition> transitions) {
        AcknowledgedSend.send(kafka, transitions.stream().map(this::record).toList(), TIMEOUT);
    }

    private ProducerRecord<String, byte[]> record(CaseTransition transition) {
        AlertChanged event =
                AlertChangedMapper.of(transition, cities.city(transition.about().city()));
        return TraceHeader.put(
                CloudEventRecords.write(
                        Topics.ALERT_EVENTS,
                        event.caseId(),
                        AlertChanged.TYPE,
                        event.id(),
                        "/chitieu/notification",
                        event.state().occurredAt(),
                        event),
                transition.figures().trace());
    }
}
