package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import vn.chitieu.embedded.EmbeddedBroker;

class KafkaSupportAutoConfigurationIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void aFaultThatLooksLikeOneOfTheRecordPassesOverNoBatch(@TempDir Path data) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(KafkaAutoConfiguration.class, KafkaSupportAutoConfiguration.class))
                    .withUserConfiguration(AService.class)
                    .withPropertyValues(
                            "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                            "spring.kafka.listener.type=batch",
                            "spring.kafka.consumer.auto-offset-reset=earliest",
                            "spring.kafka.consumer.group-id=any")
                    .run(context -> {
                        AService service = context.getBean(AService.class);
                        context.getBean(KafkaTemplate.class).send(AService.TOPIC, "a figure");
                        HealthIndicator health = context.getBean("retriesHealthIndicator", HealthIndicator.class);
                        await().atMost(SOON)
                                .until(() ->
                                        health.health().getStatus().getCode().equals("WARNING"));
                        assertThat(service.taken).isEmpty();

                        service.fails.set(false);
                        await().atMost(SOON).until(() -> service.taken.size() == 1);
                        await().atMost(SOON)
                                .until(() ->
                                        health.health().getStatus().getCode().equals("UP"));
                    });
        }
    }

    /** Two of one client id would let the scrape fail; those of listeners have meters. */
    @Test
    void consumersThatReadOnceHaveNoMeters(@TempDir Path data) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(
                            MetricsAutoConfiguration.class,
                            CompositeMeterRegistryAutoConfiguration.class,
                            KafkaAutoConfiguration.class,
                            KafkaMetricsAutoConfiguration.class,
                            KafkaSupportAutoConfiguration.class))
                    .withBean(SimpleMeterRegistry.class)
                    .withPropertyValues(
                            "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                            "spring.kafka.consumer.client-id=any")
                    .run(context -> {
                        ConsumerFactory<?, ?> consumers = context.getBean(ConsumerFactory.class);
                        try (var listener = consumers.createConsumer("group", "-0");
                                var one = consumers.createConsumer(null, "-replay");
                                var another = consumers.createConsumer(null, "-replay");
                                var lookup = consumers.createConsumer(null, "-lookup")) {
                            assertThat(Stream.of(listener, one, another, lookup)
                                            .map(KafkaSupportAutoConfigurationIT::clientId))
                                    .containsExactly("any-0", "any-replay", "any-replay", "any-lookup");
                            assertThat(context.getBean(SimpleMeterRegistry.class)
                                            .getMeters())
                                    .extracting(meter -> meter.getId().getTag("client.id"))
                                    .contains("any-0")
                                    .doesNotContain("any-replay", "any-lookup");
                        }
                    });
        }
    }

    private static String clientId(Consumer<?, ?> consumer) {
        return consumer.metrics().keySet().iterator().next().tags().get("client-id");
    }

    @Configuration(proxyBeanMethods = false)
    static class AService {
        static final String TOPIC = "figures";

        final AtomicBoolean fails = new AtomicBoolean(true);
        final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();

        @Bean
        RetryLogger retryLogger() {
            return new RetryLogger(new SimpleMeterRegistry().counter("retried"), Clock.systemUTC());
        }

        @Bean
        NewTopic topic() {
            return new NewTopic(TOPIC, 1, (short) 1);
        }

        @KafkaListener(topics = TOPIC)
        void receive(List<String> figures) {
            if (fails.get()) {
                throw new ClassCastException("not what was expected");
            }
            taken.addAll(figures);
        }
    }
}
