package vn.chitieu.support.kafka;

import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.util.StringUtils;

/**
 * Membership of listeners in their consumer groups: by the new protocol where the broker has it, else by the old one
 * with an assignor that lets partitions that stay be read on. Applied to a listener before it starts.
 */
final class GroupMembership {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMembership.class);

    /** The feature of a broker that has the new protocol, from version 1 on. */
    private static final String FEATURE = "group.version";

    private static final int TIMEOUT_MS = 10_000;

    /** The new protocol has the session of the broker, {@code group.consumer.session.timeout.ms}. */
    private static final String CLASSIC_SESSION_MS = "15000";

    private final GroupProperties settings;

    GroupMembership(GroupProperties settings) {
        this.settings = settings;
    }

    /**
     * Returns the settings of a consumer that is a member of a group at this broker.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    Properties settings(Admin admin) {
        Properties consumer = new Properties();
        if (isNew(admin)) {
            consumer.setProperty(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CONSUMER.name());
        } else {
            // Alone: beside another assignor it would give all partitions back at each change. Older releases name it.
            consumer.setProperty(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            consumer.setProperty(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, CLASSIC_SESSION_MS);
        }
        if (StringUtils.hasText(settings.instanceId())) {
            consumer.setProperty(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
        }
        return consumer;
    }

    /** Adds settings to those of a listener that has not been started; those that it has itself stay. */
    static void apply(Properties membership, AbstractMessageListenerContainer<?, ?> container) {
        Properties own = new Properties();
        own.putAll(membership);
        own.putAll(container.getContainerProperties().getKafkaConsumerProperties());
        container.getContainerProperties().setKafkaConsumerProperties(own);
    }

    private boolean isNew(Admin admin) {
        return switch (settings.protocol()) {
            case CONSUMER -> true;
            case CLASSIC -> false;
            case AUTO -> has(admin);
        };
    }

    private static boolean has(Admin admin) {
        try {
            FinalizedVersionRange version = admin.describeFeatures(new DescribeFeaturesOptions().timeoutMs(TIMEOUT_MS))
                    .featureMetadata()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .finalizedFeatures()
                    .get(FEATURE);
            return version != null && version.maxVersionLevel() >= 1;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnsupportedVersionException) {
                LOG.debug("The broker names no features", refused);
                return false;
            }
            throw new KafkaException("expected the features of the broker", refused);
        } catch (TimeoutException silent) {
            throw new KafkaException("expected the features of the broker", silent);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while asking for the features of the broker", stopping);
        }
    }
}
