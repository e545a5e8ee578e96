package vn.chitieu.ingestion.kafkaingress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Time of arrival of records: the broker's time, shifted as the clock of this service is from the real time. So a
 * record is the same update however late or often it is read (at least once). A sender's clock is ignored.
 */
final class ArrivalClock {

    private final Clock clock;
    private final Duration offset;

    ArrivalClock(Clock clock, Duration offset) {
        this.clock = clock;
        this.offset = offset;
    }

    Instant of(ConsumerRecord<?, ?> record) {
        Instant now = clock.instant();
        if (record.timestampType() != TimestampType.LOG_APPEND_TIME) {
            return now;
        }
        Instant came = Instant.ofEpochMilli(record.timestamp()).plus(offset);
        return came.isAfter(now) ? now : came;
    }
}
