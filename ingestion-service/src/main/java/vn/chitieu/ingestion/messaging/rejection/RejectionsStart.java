package vn.chitieu.ingestion.messaging.rejection;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/**
 * Starts the listener beside the service, once the broker's name resolves: a listener that cannot make its consumer
 * would end the service, which takes requests all the same. The registry stops it.
 */
final class RejectionsStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionsStart.class);
    private static final long PAUSE_SECONDS = 2;

    private final KafkaListenerEndpointRegistry listeners;
    private final Map<String, Object> broker;
    private final boolean isToStart;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread attempts;

    RejectionsStart(KafkaListenerEndpointRegistry listeners, Map<String, Object> broker, boolean isToStart) {
        this.listeners = listeners;
        this.broker = broker;
        this.isToStart = isToStart;
    }

    @Override
    public boolean isAutoStartup() {
        return isToStart;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::attempt, "ingestion-rejections-start");
        thread.setDaemon(true);
        attempts = thread;
        thread.start();
    }

    private void attempt() {
        try {
            do {
                if (resolves()) {
                    Objects.requireNonNull(listeners.getListenerContainer(RejectionsListener.ID))
                            .start();
                    return;
                }
            } while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean resolves() {
        try {
            Admin.create(broker).close();
            return true;
        } catch (KafkaException notYet) {
            LOG.warn("rejections are not read yet, next attempt in {} s: {}", PAUSE_SECONDS, notYet.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread thread = attempts;
        if (thread != null) {
            thread.interrupt();
        }
        attempts = null;
    }

    @Override
    public boolean isRunning() {
        return attempts != null;
    }
}
