package vn.chitieu.aggregation;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the aggregation service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AggregationService {

    /** Runs the service until it is stopped. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** Returns the service ready to run, for a process of its own or beside others in one process. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(AggregationService.class);
        application.setDefaultProperties(Map.of("spring.config.name", "aggregation-service"));
        return application;
    }
}
