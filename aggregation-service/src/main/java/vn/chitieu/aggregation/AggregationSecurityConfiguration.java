package vn.chitieu.aggregation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import vn.chitieu.aggregation.access.AggregationAccessRules;
import vn.chitieu.aggregation.access.ReaderProperties;
import vn.chitieu.support.security.AccessRules;
import vn.chitieu.support.security.KeyRegistry;
import vn.chitieu.support.security.SignInSite;

/** What the filter chains of service-support take from this service: its access rules, its page and its keys. */
@Configuration(proxyBeanMethods = false)
class AggregationSecurityConfiguration {

    @Bean
    AccessRules accessRules() {
        return new AggregationAccessRules();
    }

    @Bean
    SignInSite signInSite() {
        return new SignInSite("chitieu.aggregation.sign-in", "a reader");
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
