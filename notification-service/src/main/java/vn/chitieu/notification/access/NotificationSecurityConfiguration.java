package vn.chitieu.notification.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.support.security.KeyRegistry;
import vn.chitieu.support.security.SignInSite;

/** What the filter chains of service-support take from this service: its page and its keys, beside its access rules. */
@Configuration(proxyBeanMethods = false)
class NotificationSecurityConfiguration {

    @Bean
    SignInSite signInSite() {
        return new SignInSite("chitieu.notification.sign-in", "a system", false);
    }

    @Bean
    KeyRegistry systemKeys(SystemKeyProperties properties, Catalogs catalogs, DefaultCity defaultCity) {
        return properties.registry(catalogs, defaultCity.id());
    }
}
