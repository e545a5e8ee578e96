package vn.chitieu.ingestion;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.deadletter.RejectedRecords;
import vn.chitieu.ingestion.deadletter.Rejections;
import vn.chitieu.ingestion.deadletter.ReplayCommand;
import vn.chitieu.ingestion.deadletter.ReplayRejections;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    @ConditionalOnProperty(name = "chitieu.ingestion.command", havingValue = "replay-rejections")
    ReplayCommand replayCommand(
            Supplier<Catalog> inForce, Rejections rejections, RejectedRecords records, Clock clock) {
        Catalog catalog = inForce.get();
        return new ReplayCommand(
                catalog,
                new ReplayRejections(
                        rejections, records, clock, catalog.calendar().zone()),
                clock,
                System.out);
    }
}
