package vn.chitieu.ingestion;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import vn.chitieu.ingestion.catalog.ImportCatalogCommand;
import vn.chitieu.ingestion.credential.account.IssueAccessCommand;
import vn.chitieu.ingestion.deadletter.ReplayCommand;

/** Starts the ingestion service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestionApplication {

    static final String REPLAY = "replay-rejections";
    static final String ISSUE_ACCESS = "issue-access";
    static final String IMPORT_CATALOG = "import-catalog";

    private static final Map<String, Class<?>> PARTS_OF_COMMANDS = Map.of(
            REPLAY,
            ReplayCommand.class,
            ISSUE_ACCESS,
            IssueAccessCommand.class,
            IMPORT_CATALOG,
            ImportCatalogCommand.class);

    /** Returns the service ready to run; its settings are in {@code application.yml} and the environment. */
    public static SpringApplication application() {
        return new SpringApplication(IngestionApplication.class);
    }

    /**
     * Returns a command ready to run: the same stores and the same log as far as it needs them, one edition of the
     * catalog, but no listener and no web server.
     *
     * @param name one of {@link #REPLAY}, {@link #ISSUE_ACCESS} and {@link #IMPORT_CATALOG}
     */
    static SpringApplication command(String name) {
        Class<?> parts = Objects.requireNonNull(PARTS_OF_COMMANDS.get(name), name);
        SpringApplication application = new SpringApplication(parts);
        application.setDefaultProperties(Map.of(
                "spring.kafka.listener.auto-startup", "false",
                "chitieu.topics.create", "false",
                "logging.level.root", "WARN",
                "management.endpoint.health.validate-group-membership", "false",
                "chitieu.wait-for-catalog", "false",
                "chitieu.ingestion.command", name));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application;
    }

    /**
     * Runs the service until it is stopped, or the command that the first argument names: {@code replay-rejections},
     * {@code issue-access} or {@code import-catalog}, whose exit status is 0 when all is well, or
     * {@code hash-password}.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals(HashPassword.COMMAND)) {
            System.exit(HashPassword.run());
        }
        if (arguments.length > 0 && PARTS_OF_COMMANDS.containsKey(arguments[0])) {
            String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(SpringApplication.exit(command(arguments[0]).run(options)));
        }
        application().run(arguments);
    }
}
