package vn.chitieu.ingestion.submission;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Health of the broker; connects with the first check, because its name may not resolve before. */
@Component
final class BrokerHealthIndicator implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 1500;

    private final Map<String, Object> settings;
    private @Nullable Admin connected;

    BrokerHealthIndicator(KafkaAdmin admin) {
        this.settings = new HashMap<>(admin.getConfigurationProperties());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingestion-service-probe");
    }

    public Map<String, TopicDescription> describe(String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin().describeTopics(List.of(topic)).allTopicNames().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized Admin admin() {
        Admin admin = connected;
        if (admin == null) {
            admin = Admin.create(settings);
            connected = admin;
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close(Duration.ofSeconds(1));
        }
    }
}
