package vn.chitieu.aggregation.log;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.UnreadableEventException;

/**
 * Listener that takes each event of a topic on its own, such as explanations and remarks. Taking one is idempotent; an
 * event that cannot be read is passed over, since no total depends on it, and what the topic has no longer is no gap.
 */
public abstract class EventsListener extends DatabasePositionListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventsListener.class);

    private final LogPositions positions;
    private final Map<Integer, OptionalLong> taken = new ConcurrentHashMap<>();

    protected EventsListener(LogPositions positions) {
        this.positions = positions;
    }

    /** Takes one event; again changes nothing. */
    protected abstract void take(ConsumerRecord<String, byte[]> record) throws UnreadableEventException;

    @Override
    protected final OptionalLong begin(int partition, long committed) {
        OptionalLong next = positions.next(partition);
        taken.put(partition, next);
        return next;
    }

    @Override
    protected final void end(int partition) {
        taken.remove(partition);
    }

    @Override
    protected final OptionalLong position(int partition) {
        return OptionalLong.empty();
    }

    @Override
    protected final void take(int partition, List<ConsumerRecord<String, byte[]>> records, long next) {
        records.forEach(this::takeOrPassOver);
        positions.advance(partition, taken.getOrDefault(partition, OptionalLong.empty()), next);
        taken.put(partition, OptionalLong.of(next));
    }

    private void takeOrPassOver(ConsumerRecord<String, byte[]> record) {
        try {
            take(record);
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
