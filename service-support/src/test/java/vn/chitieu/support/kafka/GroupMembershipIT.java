package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import vn.chitieu.support.testing.TestBroker;

class GroupMembershipIT {

    @Test
    void takesTheNewProtocolWhereTheBrokerHasIt() {
        Properties settings = settings(GroupProperties.Protocol.AUTO, null);

        assertThat(settings).containsExactlyEntriesOf(Map.of("group.protocol", "CONSUMER"));
    }

    /** By the new protocol a consumer refuses the settings of the old one. */
    @Test
    void keepsPartitionsThatStayByTheOldOne() {
        assertThat(settings(GroupProperties.Protocol.CLASSIC, "pod-1"))
                .containsEntry("partition.assignment.strategy", CooperativeStickyAssignor.class.getName())
                .containsEntry("session.timeout.ms", "15000")
                .containsEntry("group.instance.id", "pod-1")
                .doesNotContainKey("group.protocol");
        assertThat(settings(GroupProperties.Protocol.CONSUMER, "pod-1"))
                .containsEntry("group.instance.id", "pod-1")
                .doesNotContainKeys("session.timeout.ms", "partition.assignment.strategy");
    }

    @Test
    void whatAListenerSaysItselfStays() {
        ContainerProperties own = new ContainerProperties("a-topic");
        own.getKafkaConsumerProperties().setProperty("fetch.min.bytes", "65536");
        own.getKafkaConsumerProperties().setProperty("group.instance.id", "mine");
        own.setMessageListener((MessageListener<String, byte[]>) record -> {});
        KafkaMessageListenerContainer<String, byte[]> container =
                new KafkaMessageListenerContainer<>(new DefaultKafkaConsumerFactory<>(Map.of()), own);

        GroupMembership.apply(settings(GroupProperties.Protocol.AUTO, "another"), container);

        assertThat(container.getContainerProperties().getKafkaConsumerProperties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("fetch.min.bytes", "65536", "group.instance.id", "mine", "group.protocol", "CONSUMER"));
    }

    private static Properties settings(GroupProperties.Protocol protocol, String instance) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            return new GroupMembership(new GroupProperties(protocol, instance)).settings(admin);
        }
    }
}
