package vn.chitieu.notification.reminder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When reports that are due are asked for. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    @Bean
    ReportingPolicy reportingPolicy(ReminderProperties settings) {
        return settings.toPolicy();
    }
}
