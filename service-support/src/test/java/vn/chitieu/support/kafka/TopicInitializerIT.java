package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;
import vn.chitieu.embedded.EmbeddedBroker;

/** A service that declares topics, on a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class TopicInitializerIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path data;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(data, 0);
        admin = Admin.create(broker.superUser());
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void makesWhatIsMissingAndLeavesWhatExistsAsItIs(CapturedOutput output) throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(FIRST, 1, (short) 1).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "1000000"))))
                .all()
                .get();
        try (ConfigurableApplicationContext service = start(broker.bootstrapServers())) {
            TopicInitializer topics = service.getBean(TopicInitializer.class);
            await().atMost(TIMEOUT).until(() -> topics.missing().isEmpty());
            await().atMost(TIMEOUT).until(() -> listener(service).isRunning());

            TopicInspector inspector = service.getBean(TopicInspector.class);
            TopicState first = inspector.inspect(FIRST).orElseThrow();
            assertThat(first.partitions()).hasSize(1);
            assertThat(first.setting(TopicConfig.RETENTION_MS_CONFIG)).isEqualTo("1000000");
            assertThat(inspector.inspect(SECOND).orElseThrow().partitions()).hasSize(3);
            assertThat(output)
                    .contains("The topic first exists and is left as it is, though not as it would be made:"
                            + " partitions is 1 instead of 3, retention.ms is 1000000 instead of -1");
            assertThat(service.getBean(ConsumerFactory.class).getConfigurationProperties())
                    .containsEntry("allow.auto.create.topics", false);
        }
    }

    /** The broker comes when the service has long started; the listener begins after its topics are there. */
    @Test
    void waitsForTheBrokerAndHoldsListenersBackUntilThen(@TempDir(cleanup = CleanupMode.NEVER) Path own) {
        EmbeddedBroker earlier = EmbeddedBroker.start(own, 0);
        String address = earlier.bootstrapServers();
        earlier.close();
        try (ConfigurableApplicationContext service = start(address)) {
            TopicInitializer topics = service.getBean(TopicInitializer.class);
            assertThat(topics.missing()).containsExactly(FIRST, SECOND);
            assertThat(listener(service).isRunning()).isFalse();
            assertThat(topics.holdsBack(listener(service))).isTrue();

            try (EmbeddedBroker later =
                    EmbeddedBroker.start(own, Integer.parseInt(address.substring(address.indexOf(':') + 1)))) {
                await().atMost(TIMEOUT).until(() -> listener(service).isRunning());

                assertThat(topics.missing()).isEmpty();
                assertThat(topics.holdsBack(listener(service))).isFalse();
                service.close();
            }
        }
    }

    private static MessageListenerContainer listener(ConfigurableApplicationContext service) {
        return Objects.requireNonNull(
                service.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(FIRST));
    }

    private static ConfigurableApplicationContext start(String bootstrapServers) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run("--spring.kafka.bootstrap-servers=" + bootstrapServers, "--spring.kafka.admin.auto-create=true");
    }

    @ImportAutoConfiguration({KafkaAutoConfiguration.class, KafkaSupportAutoConfiguration.class})
    static class Parts {

        @Bean
        RequiredTopics required() {
            return RequiredTopics.of(
                    new NewTopic(FIRST, 3, (short) 1).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")),
                    new NewTopic(SECOND, 3, (short) 1));
        }

        @Bean
        Reader reader() {
            return new Reader();
        }
    }

    static class Reader {
        @KafkaListener(id = FIRST, topics = FIRST)
        void on(byte[] value) {}
    }
}
