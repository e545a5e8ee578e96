package vn.chitieu.notification;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.access.NotificationAccessRules;
import vn.chitieu.notification.access.SystemKeyProperties;
import vn.chitieu.support.security.AccessRules;
import vn.chitieu.support.security.KeyRegistry;
import vn.chitieu.support.security.SignInSite;

/** What the filter chains of service-support take from this service: its access rules, its page and its keys. */
@Configuration(proxyBeanMethods = false)
class NotificationSecurityConfiguration {

    @Bean
    AccessRules accessRules() {
        return new NotificationAccessRules();
    }

    @Bean
    SignInSite signInSite() {
        return new SignInSite("chitieu.notification.sign-in", "a system");
    }

    @Bean
    KeyRegistry systemKeys(SystemKeyProperties properties, Supplier<Catalog> catalog) {
        return properties.registry(catalog.get());
    }
}
