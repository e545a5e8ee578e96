package vn.chitieu.aggregation;

import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the aggregation service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AggregationService {

    /** Runs the service until it is stopped; with {@code hash-password} alone hashes a password and ends. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals(HashPassword.COMMAND)) {
            System.exit(HashPassword.run());
        }
        application().run(arguments);
    }

    /** Returns the service ready to run, for a process of its own or beside others in one process. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(AggregationService.class);
        application.setDefaultProperties(Map.of("spring.config.name", "aggregation-service"));
        return application;
    }
}
