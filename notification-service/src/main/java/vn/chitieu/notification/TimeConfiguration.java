package vn.chitieu.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.application.SilenceCases;
import vn.chitieu.notification.domain.silence.Silences;

/** When notices go out, and what time itself brings about. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    SilenceCases silenceCases(Silences silences, Clock clock) {
        return new SilenceCases(silences, clock);
    }
}
