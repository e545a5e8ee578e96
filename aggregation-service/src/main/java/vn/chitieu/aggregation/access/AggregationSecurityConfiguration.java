package vn.chitieu.aggregation.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import vn.chitieu.support.security.KeyRegistry;
import vn.chitieu.support.security.SignInSite;

/** What the filter chains of service-support take from this service: its page and its keys, beside its access rules. */
@Configuration(proxyBeanMethods = false)
class AggregationSecurityConfiguration {

    @Bean
    SignInSite signInSite() {
        return new SignInSite("chitieu.aggregation.sign-in", "a reader", false);
    }

    @Bean
    KeyRegistry readers(ReaderProperties properties) {
        return properties.registry();
    }

    /** To measure each of a dozen filters costs more than what they do; the request as a whole is measured. */
    @Bean
    SecurityObservationSettings filtersAreNotMeasured() {
        return SecurityObservationSettings.noObservations();
    }
}
