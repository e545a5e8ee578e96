package vn.chitieu.ingestion.update;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the validators of updates and targets ask. */
@Configuration(proxyBeanMethods = false)
class UpdateConfiguration {

    @Bean
    UpdateIdGenerator updateIdGenerator(Clock clock, SecureRandom random) {
        return new TimeOrderedIdGenerator(clock, random);
    }

    @Bean
    InMemoryAssignedTargets assignedTargets() {
        return new InMemoryAssignedTargets();
    }
}
