package vn.chitieu.ingestion;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the ingestion service, alone or beside the others in one process. */
@SpringBootApplication
@EnableConfigurationProperties(IngestionSettings.class)
public class IngestionService {

    /** Returns the service ready to run; its settings are in {@code ingestion-service.yml} and the environment. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(IngestionService.class);
        application.setDefaultProperties(Map.of("spring.config.name", "ingestion-service"));
        return application;
    }

    /** Runs the service until it is stopped. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
