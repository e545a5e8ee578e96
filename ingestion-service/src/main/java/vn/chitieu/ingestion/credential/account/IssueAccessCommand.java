package vn.chitieu.ingestion.credential.account;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.contracts.kafka.ServiceAccounts;

/**
 * {@code issue-access [--dry-run]}: creates the services' users and ACLs at a broker with authentication. It
 * authenticates as {@code spring.kafka} says, with an account that may alter the cluster; a service whose password is
 * not among the settings gets rules alone. Exits with 0 where all was given, with 1 where the broker does not answer or
 * refuses, and with 2 where an option or a password makes no sense. Speaks with the broker alone: no catalog and no
 * store.
 */
@Component
@ImportAutoConfiguration({SslAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnProperty(name = "chitieu.ingestion.command", havingValue = "issue-access")
public class IssueAccessCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int NOT_GIVEN = 1;
    private static final int BAD_OPTION = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String DRY_RUN = "dry-run";

    private final Supplier<Admin> broker;
    private final Map<Service, String> passwords;
    private final PrintStream out = System.out;
    private int exitCode;

    /** Takes the passwords from the settings {@code chitieu.broker.passwords.ingestion} and so on. */
    IssueAccessCommand(KafkaAdmin broker, Environment environment) {
        this.broker = () -> Admin.create(broker.getConfigurationProperties());
        this.passwords = Binder.get(environment)
                .bind("chitieu.broker.passwords", Bindable.mapOf(Service.class, String.class))
                .orElse(Map.of());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            checkOptions(arguments);
            passwords.forEach(IssueAccessCommand::checkPassword);
            if (arguments.containsOption(DRY_RUN)) {
                show();
            } else {
                issue();
            }
        } catch (IllegalArgumentException senseless) {
            out.println("issue-access: " + senseless.getMessage());
            exitCode = BAD_OPTION;
        } catch (IllegalStateException | KafkaException notGiven) {
            out.println("issue-access: " + notGiven.getMessage());
            exitCode = NOT_GIVEN;
        }
    }

    private void issue() {
        try (Admin admin = broker.get()) {
            new ServiceAccounts(admin, TIMEOUT).issue(passwords);
        }
        for (Service service : Service.values()) {
            out.printf(
                    "issue-access: %s has its %d rules%s%n",
                    service.user(),
                    service.rules().size(),
                    passwords.containsKey(service) ? " and its password" : ", no password was given");
        }
    }

    private void show() {
        for (Service service : Service.values()) {
            service.rules().forEach(rule -> out.println("issue-access: " + inWords(rule)));
        }
    }

    private static String inWords(AclBinding rule) {
        return "%s may %s %s %s (%s)"
                .formatted(
                        rule.entry().principal(),
                        rule.entry().operation(),
                        rule.pattern().resourceType(),
                        rule.pattern().name(),
                        rule.pattern().patternType());
    }

    private static void checkOptions(ApplicationArguments arguments) {
        Set<String> unknown = new TreeSet<>(arguments.getOptionNames());
        unknown.removeIf(option -> option.equals(DRY_RUN) || option.contains("."));
        if (!unknown.isEmpty() || !arguments.getNonOptionArgs().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected no option but --dry-run, got " + unknown + " " + arguments.getNonOptionArgs());
        }
    }

    private static void checkPassword(Service service, String password) {
        if (!password.matches("[A-Za-z0-9_-]{16,}")) {
            throw new IllegalArgumentException("expected a password of " + service.user()
                    + " of 16 or more of A-Z, a-z, 0-9, - and _, got " + password.length() + " characters");
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
