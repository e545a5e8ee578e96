package vn.chitieu.aggregation.log;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import vn.chitieu.aggregation.model.ReceiptId;

/**
 * Whether the log has an update at a place that no receipt is known of. A receipt is given out once its record is
 * committed, so a place behind the end never had one, and neither has one that the fold has passed and that holds no
 * record, as markers of transactions do. What lies between is taken for an update until the fold comes there.
 *
 * <p>The end is asked of the broker only for places behind the last one that is known, so waiting for an update costs
 * the broker nothing. Thread-safe.
 */
public final class UpdatePresence {

    private final LogInspector broker;
    private final UpdateLog log;
    private final LogPositions positions;
    private final Map<Integer, Long> knownEnds = new ConcurrentHashMap<>();

    /** Takes how to look at the log, the log itself, and the positions of the fold. */
    public UpdatePresence(LogInspector broker, UpdateLog log, LogPositions positions) {
        this.broker = Objects.requireNonNull(broker);
        this.log = Objects.requireNonNull(log);
        this.positions = Objects.requireNonNull(positions);
    }

    /**
     * Returns whether there is an update, or may be one that the fold has not come to.
     *
     * @throws LogUnavailableException if the log does not answer in time
     */
    public boolean isPossible(ReceiptId place) {
        if (place.offset() < positions.next(place.partition()).orElse(0)) {
            return log.at(place).isPresent();
        }
        return isBeforeTheEnd(place);
    }

    private boolean isBeforeTheEnd(ReceiptId place) {
        if (place.offset() < knownEnds.getOrDefault(place.partition(), 0L)) {
            return true;
        }
        LogState state;
        try {
            state = broker.look();
        } catch (IllegalStateException silent) {
            throw new LogUnavailableException("expected the end of the log to look for " + place, silent);
        }
        state.partitions().forEach((partition, offsets) -> knownEnds.merge(partition, offsets.end(), Math::max));
        LogState.Offsets its = state.partitions().get(place.partition());
        return its != null && place.offset() < its.end();
    }
}
