package vn.chitieu.aggregation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the aggregation service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AggregationApplication {

    private static final Set<String> COMMANDS = Set.of("rebuild", "reconcile");

    /**
     * Runs the service until it is stopped, or the command that the first argument names: {@code rebuild} or
     * {@code reconcile}, whose exit status is 0 when all is well, or {@code hash-password}.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals(HashPassword.COMMAND)) {
            System.exit(HashPassword.run());
        }
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
            String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(SpringApplication.exit(command(arguments[0]).run(options)));
        }
        application().run(arguments);
    }

    /** Returns the service ready to run; its settings are in {@code application.yml} and the environment. */
    public static SpringApplication application() {
        return new SpringApplication(AggregationApplication.class);
    }

    /**
     * Returns a command ready to run: the same stores and the same log, one edition of the catalog, but no listener and
     * no web server.
     */
    static SpringApplication command(String name) {
        SpringApplication application = new SpringApplication(RebuildContextConfiguration.class);
        application.setDefaultProperties(Map.of(
                "spring.kafka.listener.auto-startup", "false",
                "chitieu.topics.create", "false",
                "logging.level.root", "WARN",
                "chitieu.catalog-reload", "0s",
                "chitieu.aggregation.command", name));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application;
    }
}
