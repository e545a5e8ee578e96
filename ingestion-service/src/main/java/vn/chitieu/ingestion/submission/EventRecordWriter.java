package vn.chitieu.ingestion.submission;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.submission.EventLog.Origin;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.Update;

/** Makes the records in which updates and targets are kept; their key is the city that they are about. */
public final class EventRecordWriter {

    /** The CloudEvents attribute {@code source} of every event of this service. */
    public static final String SOURCE = "/chitieu/ingestion";

    private EventRecordWriter() {}

    /** Returns one record for each update, in their order. */
    public static List<ProducerRecord<String, byte[]>> updates(List<Update> updates, Origin origin) {
        List<IndicatorUpdated> events = new ArrayList<>(updates.size());
        for (Update update : updates) {
            events.add(event(update, origin));
        }
        return CloudEventRecords.write(events, SOURCE, origin.acceptedAt(), origin.trace());
    }

    private static IndicatorUpdated event(Update update, Origin origin) {
        return new IndicatorUpdated(
                origin.city(),
                update.id(),
                update.unit(),
                update.indicator(),
                update.period(),
                update.value(),
                update.value() == null,
                update.unitOfMeasure(),
                update.status(),
                update.reportedAt(),
                update.reason(),
                update.note(),
                origin.channel(),
                origin.credential(),
                update.confirmation(),
                update.doubted());
    }

    /** Returns one record for each target, in their order. */
    public static List<ProducerRecord<String, byte[]>> targets(List<TargetAssignment> assignments, Origin origin) {
        return assignments.stream().map(one -> target(one, origin)).toList();
    }

    private static ProducerRecord<String, byte[]> target(TargetAssignment assignment, Origin origin) {
        Target target = assignment.target();
        TargetAssigned event = new TargetAssigned(
                origin.city(),
                assignment.id(),
                target.scope(),
                target.indicator(),
                target.year(),
                target.owner(),
                target.value(),
                pace(target.pace()),
                pace(target.pace()) == TargetAssigned.Pace.GIVEN
                        ? ((TargetPhasing.Given) target.pace()).shares()
                        : List.of(),
                target.validFrom(),
                target.reason(),
                origin.acceptedAt().truncatedTo(ChronoUnit.MILLIS),
                origin.channel(),
                origin.credential());
        return TraceHeader.put(
                CloudEventRecords.write(
                        Topics.TARGET_ASSIGNMENTS,
                        origin.city(),
                        TargetAssigned.TYPE,
                        assignment.id(),
                        SOURCE,
                        origin.acceptedAt(),
                        event),
                origin.trace());
    }

    private static TargetAssigned.Pace pace(TargetPhasing pace) {
        if (pace.equals(TargetPhasing.even())) {
            return TargetAssigned.Pace.EVEN;
        }
        return pace instanceof TargetPhasing.Given ? TargetAssigned.Pace.GIVEN : TargetAssigned.Pace.SEASONAL;
    }
}
