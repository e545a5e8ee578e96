package vn.chitieu.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the notification service; its settings are in {@code application.yml}. */
@SpringBootApplication
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
}
