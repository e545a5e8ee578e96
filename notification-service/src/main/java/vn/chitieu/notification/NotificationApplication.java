package vn.chitieu.notification;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the notification service; its settings are in {@code notification-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationApplication {

    /** Returns the service ready to run, in a process of its own or beside others in one. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(NotificationApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "notification-service"));
        return application;
    }

    /** Runs the service until it is stopped. */
    public static void main(String[] args) {
        application().run(args);
    }
}
