package vn.chitieu.notification;

import java.time.Clock;
import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.support.mongo.MongoDatabaseOutage;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.runtime.ClockProperties;

/**
 * Starts the notification service; its settings are in {@code application.yml}. Here are the beans that belong to no
 * feature: use cases and adapters are found by the component scan, and a feature that needs beans of foreign types has
 * a configuration in its package.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class NotificationApplication {

    /** Returns the service ready to run. */
    public static SpringApplication application() {
        return new SpringApplication(NotificationApplication.class);
    }

    /** Runs the service until it is stopped. */
    public static void main(String[] args) {
        application().run(args);
    }

    /** In the place of the common clock: ticks in milliseconds, as MongoDB keeps times. */
    @Bean
    Clock clock(ClockProperties settings) {
        return Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)), settings.offset());
    }

    /** Decimals, quarters and scopes as text. */
    @Bean
    JsonMapperBuilderCustomizer vocabularyAsText() {
        return json -> json.addModule(EventJson.module());
    }

    /** What frameworks and drivers throw for which there is a code. */
    @Bean
    KnownFaults knownFaults() {
        return KnownFaults.NONE
                .refused(
                        InvalidParameterException.class::isInstance,
                        NotificationProblemCode.BAD_PARAMETER,
                        "expected query parameters in percent-encoded UTF-8, got others")
                .away(
                        MongoDatabaseOutage::isOutage,
                        NotificationProblemCode.DATABASE_UNAVAILABLE,
                        "The database does not answer at present; ask again.",
                        "the database is away");
    }
}
