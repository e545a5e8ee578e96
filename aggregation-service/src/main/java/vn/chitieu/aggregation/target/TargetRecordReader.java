package vn.chitieu.aggregation.target;

import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;

/**
 * Reads what lies at an offset of the log as a target of a city, or says why it is none. What a catalog does not know
 * is no reason: the catalog may come to know it, and it is not used until then.
 */
@Component
public final class TargetRecordReader {

    /** Reads a record, whether its city has a catalog or not. */
    public Read read(ConsumerRecord<String, byte[]> record) {
        try {
            TargetAssigned event = CloudEventRecords.read(record, TargetAssigned.TYPE, TargetAssigned.class);
            return new Read.Assigned(event.city(), assigned(event));
        } catch (UnreadableEventException unreadable) {
            return new Read.Rejected(
                    new Rejection(Rejection.Code.MALFORMED_EVENT, String.valueOf(unreadable.getMessage())));
        }
    }

    private static AssignedTarget assigned(TargetAssigned event) {
        Target target = new Target(
                event.scope(),
                event.indicator(),
                event.year(),
                event.owner(),
                event.value(),
                pace(event),
                event.validFrom(),
                event.reason());
        return new AssignedTarget(
                event.id(),
                target,
                event.assignedAt().truncatedTo(ChronoUnit.MILLIS),
                event.channel(),
                event.credential());
    }

    private static TargetPhasing pace(TargetAssigned event) {
        return switch (event.pace()) {
            case EVEN -> TargetPhasing.even();
            case SEASONAL -> new TargetPhasing.Seasonal();
            case GIVEN -> new TargetPhasing.Given(event.shares());
        };
    }

    /** What lay there. */
    public sealed interface Read {

        /** A target of a city. */
        record Assigned(String city, AssignedTarget target) implements Read {}

        /** Something else. */
        record Rejected(Rejection why) implements Read {}
    }
}
