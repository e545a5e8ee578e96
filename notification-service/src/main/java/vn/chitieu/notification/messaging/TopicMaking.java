package vn.chitieu.notification.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the declared topics, again and again until a broker answers; topics that exist are left as they are. */
final class TopicMaking {

    private static final Logger log = LoggerFactory.getLogger(TopicMaking.class);
    private static final long PAUSE_MILLIS = 5_000;

    private final KafkaAdmin admin;

    TopicMaking(KafkaAdmin admin) {
        this.admin = admin;
    }

    void begin() {
        Thread thread = new Thread(this::makeUntilMade, "notification-topics");
        thread.setDaemon(true);
        thread.start();
    }

    private void makeUntilMade() {
        try {
            while (!admin.initialize()) {
                log.warn("No broker answers yet: topics are made later");
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
