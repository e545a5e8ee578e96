package vn.chitieu.ingestion.kafkaingress;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs sessions of the Kafka ingress beside the service. After a fault the next session begins where the last committed
 * transaction ended, so order is kept and no record is skipped; with back-off while faults follow each other.
 */
final class IngressLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IngressLifecycle.class);
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final long TO_STOP_MS = 5_000;

    private final IngressContext parts;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    IngressLifecycle(IngressContext parts) {
        this.parts = parts;
    }

    @Override
    public void start() {
        Thread reading = new Thread(this::readForEver, "ingestion-door");
        reading.setDaemon(true);
        thread = reading;
        reading.start();
    }

    private void readForEver() {
        long pauseMs = FIRST_PAUSE_MS;
        try {
            while (!isToStop()) {
                long began = System.nanoTime();
                readUntilFault();
                boolean lasted = System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(2 * LONGEST_PAUSE_MS);
                pauseMs = lasted ? FIRST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
                if (stopped.await(pauseMs, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilFault() {
        try (TransactionalSession session = new TransactionalSession(parts)) {
            session.passUntil(this::isToStop);
        } catch (KafkaException fault) {
            note(fault);
            LOG.warn("The Kafka ingress restarts after the last committed transaction: {}", whole(fault));
        } catch (RuntimeException | OutOfMemoryError ours) {
            note(ours);
            LOG.error("The Kafka ingress restarts after the last committed transaction", ours);
        }
    }

    private void note(Throwable fault) {
        if (!isToStop()) {
            parts.state().failed(fault);
        }
    }

    private static String whole(KafkaException fault) {
        return fault.getCause() == null ? fault.toString() : fault + ", because of " + fault.getCause();
    }

    private boolean isToStop() {
        return stopped.getCount() == 0;
    }

    /** Waits for the transaction that is under way, so that it need not be aborted. */
    @Override
    public void stop() {
        stopped.countDown();
        Thread reading = thread;
        try {
            if (reading != null) {
                reading.join(TO_STOP_MS);
                reading.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
