package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

@ExtendWith(OutputCaptureExtension.class)
class RetryLoggerTest {

    private static final TopicPartition PARTITION = new TopicPartition("updates", 3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-04-06T01:00:00Z"), ZoneOffset.UTC);

    private final RetryLogger retries = new RetryLogger(meters.counter("retried"), CLOCK);
    private final ConsumerRecord<Object, Object> record = new ConsumerRecord<>("updates", 3, 17, "key", "value");
    private final Exception fault = new ListenerExecutionFailedException(
            "wrapped", new BatchListenerFailedException("wrapped", new IllegalStateException("away"), record));

    @Test
    void everyFailedAttemptIsAWarningAndTheEndOfThemIsLogged(CapturedOutput output) {
        retries.failedDelivery(record, fault, 1);
        retries.failedDelivery(record, fault, 7);
        retries.success(batch(), consumer());

        assertThat(output.getAll().lines())
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "WARN", "Attempt 1 to take in updates-3 from offset 17 on failed, tried again until it")
                        .contains("java.lang.IllegalStateException: away"))
                .anySatisfy(line -> assertThat(line).contains("WARN", "Attempt 7 to take in updates-3"))
                .anySatisfy(line -> assertThat(line).contains("INFO", "Takes in updates-3 again after 7 failed"));
    }

    @Test
    void tellsWhichBatchIsTriedAgainUntilItGoesThrough() {
        retries.failedDelivery(batch(), fault, 1);
        retries.failedDelivery(record, fault, 1);
        retries.failedDelivery(batch(), fault, 1);
        retries.failedDelivery(record, fault, 2);

        assertThat(retries.failing())
                .containsExactly(new RetryLogger.Failing(
                        PARTITION, 17, 2, "java.lang.IllegalStateException: away", CLOCK.instant()));
        assertThat(meters.counter("retried").count()).isEqualTo(2);

        retries.success(batch(), consumer());
        assertThat(retries.failing()).isEmpty();
        assertThat(meters.counter("retried").count()).isEqualTo(2);
    }

    private ConsumerRecords<Object, Object> batch() {
        return new ConsumerRecords<>(Map.of(PARTITION, List.of(record)), Map.of());
    }

    private static Consumer<Object, Object> consumer() {
        return new MockConsumer<>("earliest");
    }
}
