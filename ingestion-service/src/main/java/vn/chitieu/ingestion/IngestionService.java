package vn.chitieu.ingestion;

import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the ingestion service, alone or beside the others in one process. */
@SpringBootApplication
@EnableConfigurationProperties(IngestionSettings.class)
public class IngestionService {

    private static final String REPLAY = "replay-rejections";

    /** Returns the service ready to run; its settings are in {@code ingestion-service.yml} and the environment. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(IngestionService.class);
        application.setDefaultProperties(Map.of("spring.config.name", "ingestion-service"));
        return application;
    }

    /**
     * Returns a command ready to run: the same stores and the same log, one edition of the catalogue, but no listener
     * and no web server.
     */
    static SpringApplication command(String name) {
        SpringApplication application = new SpringApplication(CommandParts.class);
        application.setDefaultProperties(Map.of(
                "spring.config.name", "ingestion-service",
                "spring.kafka.listener.auto-startup", "false",
                "logging.level.root", "WARN",
                "management.endpoint.health.validate-group-membership", "false",
                "chitieu.catalog-reload", "0s",
                "chitieu.ingestion.command", name));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application;
    }

    /**
     * Runs the service until it is stopped, or the command that the first argument names: {@code replay-rejections},
     * whose exit status is 0 when all is well.
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(REPLAY)) {
            String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(SpringApplication.exit(command(REPLAY).run(options)));
        }
        application().run(arguments);
    }
}
