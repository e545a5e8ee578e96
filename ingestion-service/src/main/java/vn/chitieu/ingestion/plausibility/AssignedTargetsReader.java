package vn.chitieu.ingestion.plausibility;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.ingestion.update.InMemoryAssignedTargets;
import vn.chitieu.ingestion.update.TargetAssignment;

/** Takes the targets that stand on the log, of all cities. Used by one thread. */
public final class AssignedTargetsReader {

    private static final Logger LOG = LoggerFactory.getLogger(AssignedTargetsReader.class);

    private final InMemoryAssignedTargets targets;

    public AssignedTargetsReader(InMemoryAssignedTargets targets) {
        this.targets = targets;
    }

    /** Takes one record; what cannot be read is skipped with a line in the log. */
    public void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        try {
            TargetAssigned event = CloudEventRecords.read(record, TargetAssigned.TYPE, TargetAssigned.class);
            targets.add(
                    event.city(),
                    new TargetAssignment(
                            event.id(),
                            new Target(
                                    event.scope(),
                                    event.indicator(),
                                    event.year(),
                                    event.owner(),
                                    event.value(),
                                    TargetPhasing.even(),
                                    event.validFrom(),
                                    event.reason())));
        } catch (UnreadableEventException unreadable) {
            LOG.warn(
                    "Passed over {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
        }
    }
}
