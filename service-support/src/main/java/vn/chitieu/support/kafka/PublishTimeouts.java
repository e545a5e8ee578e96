package vn.chitieu.support.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Split of the time that a caller waits for acknowledgements over the steps of the producer, so that it has surely kept
 * or given up every record by then, and none comes on its topic later, behind newer ones of another process: two fifths
 * to hand records over, a tenth for a record that has to wait for room or for metadata, half for delivery with its
 * retries.
 *
 * @param answer within which the fate of every record is known
 */
public record PublishTimeouts(Duration answer) {

    /** Room for some 300 usual records. */
    private static final int BATCH_BYTES = 128 * 1024;

    /** Returns how long new records are handed to the producer. */
    public Duration sending() {
        return Duration.ofNanos(2 * (answer.toNanos() / 5));
    }

    /**
     * Returns the settings of a producer that keeps these times. Nothing lingers, because a caller waits; but while the
     * broker has not answered one batch, what comes meanwhile gathers in the next, so that under load it answers many
     * at once. One request at a time to a broker: of several to a topic just made the first may be refused and the
     * second taken, and the order of their numbers cannot be mended any more.
     */
    public Map<String, Object> producerSettings() {
        int tenthMillis = Math.toIntExact(answer.toMillis() / 10);
        long connectMillis = 2L * tenthMillis;
        return Map.ofEntries(
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) tenthMillis),
                // A host that is gone answers nothing at all; the next one is asked as soon as a request would be.
                Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, connectMillis),
                Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, connectMillis),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2 * tenthMillis),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5 * tenthMillis),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true));
    }
}
