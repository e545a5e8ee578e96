package vn.chitieu.notification.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says of each failed attempt to take in a batch that it is tried again. */
final class VisibleRetries implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(VisibleRetries.class);

    private final MeterRegistry meters;

    VisibleRetries(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception fault, int attempt) {
        tell(1, fault, attempt);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception fault, int attempt) {
        tell(records.count(), fault, attempt);
    }

    private void tell(int records, @Nullable Exception fault, int attempt) {
        Throwable cause = fault == null || fault.getCause() == null ? fault : fault.getCause();
        log.warn(
                "Attempt {} to take in {} records failed, tried again until it works: {}",
                attempt,
                records,
                String.valueOf(cause));
        meters.counter("chitieu.notification.totals.retried").increment();
    }
}
