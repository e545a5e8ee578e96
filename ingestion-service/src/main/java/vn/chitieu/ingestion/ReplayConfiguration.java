package vn.chitieu.ingestion;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.deadletter.DeadLetterLog;
import vn.chitieu.ingestion.deadletter.DeadLetterReplay;
import vn.chitieu.ingestion.deadletter.DeadLetterRepository;
import vn.chitieu.ingestion.deadletter.ReplayCommand;

@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    @ConditionalOnProperty(name = "chitieu.ingestion.command", havingValue = "replay-rejections")
    ReplayCommand replayCommand(
            Supplier<Catalog> inForce, DeadLetterRepository rejections, DeadLetterLog records, Clock clock) {
        Catalog catalog = inForce.get();
        return new ReplayCommand(
                catalog,
                new DeadLetterReplay(
                        rejections, records, clock, catalog.calendar().zone()),
                clock,
                System.out);
    }
}
