package vn.chitieu.ingestion.exemption;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.ingestion.IngestionProperties;

/** The cache before the store of exemptions. */
@Configuration(proxyBeanMethods = false)
class ExemptionConfiguration {

    @Bean
    @Primary
    ExemptionRepository cachedExemptions(MongoExemptions store, Clock clock, IngestionProperties settings) {
        return new CachedExemptionRepository(store, clock, settings.credentialCache());
    }
}
