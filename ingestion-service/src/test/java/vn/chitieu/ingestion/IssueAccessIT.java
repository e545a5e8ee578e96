package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.embedded.BrokerSecurity;
import vn.chitieu.embedded.EmbeddedBroker;

/** What an operator runs once at a broker that authenticates its clients. */
class IssueAccessIT {

    private static final String PASSWORD = "0123456789abcdef";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @Test
    void givesEachServiceItsUserAndItsRulesOnce() throws Exception {
        try (EmbeddedBroker broker = broker();
                Admin superUser = Admin.create(broker.superUser())) {
            Ran first = issueAccess(broker, passwords());
            Ran second = issueAccess(broker, passwords());

            assertThat(first.status()).as(first.said()).isZero();
            assertThat(second).isEqualTo(first);
            assertThat(first.said())
                    .contains("issue-access: notification has its 23 rules and its password")
                    .doesNotContain(PASSWORD);
            Set<AclBinding> all = new HashSet<>();
            Arrays.stream(Service.values()).forEach(service -> all.addAll(service.rules()));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(superUser
                                    .describeAcls(AclBindingFilter.ANY)
                                    .values()
                                    .get())
                            .containsExactlyInAnyOrderElementsOf(all));
            assertThat(superUser.describeUserScramCredentials().users().get())
                    .containsExactlyInAnyOrder("ingestion", "aggregation", "notification");
        }
    }

    @Test
    void onlyShowsWhatItWouldGive() throws Exception {
        try (EmbeddedBroker broker = broker();
                Admin superUser = Admin.create(broker.superUser())) {
            Ran ran = issueAccess(broker, List.of("--dry-run"));

            assertThat(ran.status()).isZero();
            assertThat(ran.said())
                    .contains("issue-access: User:ingestion may WRITE TOPIC indicator-updates (LITERAL)")
                    .contains("issue-access: User:ingestion may ALTER CLUSTER kafka-cluster (LITERAL)");
            assertThat(superUser.describeAcls(AclBindingFilter.ANY).values().get())
                    .isEmpty();
        }
    }

    @Test
    void saysWhatMakesNoSense() {
        Ran option = run(List.of("--prune"));
        assertThat(option.status()).isEqualTo(2);
        assertThat(option.said()).contains("issue-access: expected no option but --dry-run, got [prune]");

        Ran password = run(List.of("--chitieu.broker.passwords.aggregation=short"));
        assertThat(password.status()).isEqualTo(2);
        assertThat(password.said())
                .contains("expected a password of aggregation of 16 or more")
                .doesNotContain("short");
    }

    @Test
    void saysThatTheBrokerRefuses() {
        try (EmbeddedBroker open = EmbeddedBroker.start(directory.resolve("open"), 0)) {
            Ran ran = run(List.of("--spring.kafka.bootstrap-servers=" + open.bootstrapServers()));

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.said()).contains("the broker gave the services no accounts", "No Authorizer is configured");
        }
    }

    private EmbeddedBroker broker() {
        return EmbeddedBroker.start(
                directory.resolve("secured"), 0, new BrokerSecurity("of-the-super-user", Duration.ofMinutes(1), null));
    }

    private static List<String> passwords() {
        return Arrays.stream(Service.values())
                .map(service -> "--chitieu.broker.passwords." + service.user() + "=" + PASSWORD)
                .toList();
    }

    private static Ran issueAccess(EmbeddedBroker broker, List<String> options) {
        List<String> all = new ArrayList<>(options);
        broker.superUser()
                .forEach((name, value) -> all.add(
                        name.equals("bootstrap.servers")
                                ? "--spring.kafka.bootstrap-servers=" + value
                                : "--spring.kafka.properties." + name + "=" + value));
        return run(all);
    }

    private static Ran run(List<String> options) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int status = SpringApplication.exit(IngestionApplication.command(IngestionApplication.ISSUE_ACCESS)
                    .run(options.toArray(String[]::new)));
            List<String> lines = said.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("issue-access: "))
                    .toList();
            return new Ran(status, String.join("\n", lines));
        } finally {
            System.setOut(before);
        }
    }

    private record Ran(int status, String said) {}
}
