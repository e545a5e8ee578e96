package vn.chitieu.benchmarks.fold;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import vn.chitieu.aggregation.AggregationService;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * The aggregation service itself, whole: with its web server, its published totals, its watchers. Done is when the
 * position in the database has reached the end of the topic, which is written last.
 */
final class ServiceContender implements Contender {

    private static final Duration PAUSE = Duration.ofMillis(5);

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Lap run(Ground ground) throws Exception {
        try (EmbeddedDatabase database = ground.startDatabase();
                ConfigurableApplicationContext service = Services.start(
                        AggregationService.application(),
                        ground.topic().bootstrapServers(),
                        database.uri(),
                        ground.catalogue(),
                        Map.of("spring.kafka.listener.auto-startup", "false"))) {
            KafkaListenerEndpointRegistry listeners = service.getBean(KafkaListenerEndpointRegistry.class);
            Positions positions = service.getBean(Positions.class);
            int end = ground.topic().updates().size();
            int partition = ground.topic().partition();
            Lap lap = ground.measure(end, () -> {
                listeners.getListenerContainers().forEach(Lifecycle::start);
                // The counter costs nothing to ask; the position would be one question more to the database each time.
                Waiting.until("all updates", PAUSE, () -> received(service) >= end);
                Waiting.until(
                        "the position " + end,
                        PAUSE,
                        () -> positions.next(partition).orElse(0) >= end);
            });
            new ServiceResult(ground, new Api(Services.address(service)), service).check();
            return lap;
        }
    }

    private static double received(ConfigurableApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .get("chitieu.updates.received")
                .counter()
                .count();
    }
}
