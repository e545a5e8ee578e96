package vn.chitieu.ingestion;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the service and of its commands. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Clock clock(IngestionProperties settings) {
        return Clock.offset(Clock.systemUTC(), settings.clock().offset());
    }
}
