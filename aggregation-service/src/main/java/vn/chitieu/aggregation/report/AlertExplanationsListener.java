package vn.chitieu.aggregation.report;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.alert.FigureAlert;
import vn.chitieu.aggregation.alert.FigureAlertRepository;
import vn.chitieu.aggregation.log.EventsListener;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Reads off the events of cases of all cities how alerts about figures stand, and for the reports the explanations
 * given to them. The topic keeps a year, so what it has no longer is no gap here; an event that cannot be read is
 * passed over, since no total depends on it.
 */
@Component
public class AlertExplanationsListener extends EventsListener {

    /** The id of the listener and of its group. */
    static final String ID = "aggregation-explanations";

    private final AlertExplanationRepository explanations;
    private final FigureAlertRepository alerts;

    AlertExplanationsListener(
            AlertExplanationRepository explanations,
            FigureAlertRepository alerts,
            @Qualifier("alertPositions") LogPositions positions) {
        super(positions);
        this.explanations = explanations;
        this.alerts = alerts;
    }

    @KafkaListener(
            id = ID,
            groupId = ID,
            topics = Topics.ALERT_EVENTS,
            properties = {"max.partition.fetch.bytes=1048576", "fetch.max.bytes=2097152"})
    void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        takeAll(records, consumer);
    }

    @Override
    protected void take(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        AlertChanged event = CloudEventRecords.read(record, AlertChanged.TYPE, AlertChanged.class);
        alerts.keep(event.city(), FigureAlert.of(event));
        AlertChanged.Answer answer = event.explanation();
        if (answer != null) {
            explanations.keep(event.city(), explanation(event, answer));
        }
    }

    private static AlertExplanation explanation(AlertChanged event, AlertChanged.Answer answer) {
        return new AlertExplanation(
                event.caseId(),
                event.transition().version(),
                event.about().scope(),
                event.about().indicator(),
                event.about().quarter(),
                event.about().owner(),
                event.window(),
                answer.cause(),
                answer.remedy(),
                answer.promisedFor(),
                answer.by(),
                answer.at());
    }
}
