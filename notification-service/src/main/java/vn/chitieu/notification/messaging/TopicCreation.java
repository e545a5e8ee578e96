package vn.chitieu.notification.messaging;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics that do not exist yet, beside the start of the service, and goes on until the broker answers. */
final class TopicCreation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final long PAUSE_SECONDS = 2;

    private final KafkaAdmin admin;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread attempts;

    TopicCreation(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::attempt, "notification-topics");
        thread.setDaemon(true);
        attempts = thread;
        thread.start();
    }

    private void attempt() {
        try {
            do {
                if (created()) {
                    return;
                }
            } while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() {
        try {
            return admin.initialize();
        } catch (RuntimeException notYet) {
            LOG.warn("topics are not there yet, next attempt in {} s: {}", PAUSE_SECONDS, notYet.toString());
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
