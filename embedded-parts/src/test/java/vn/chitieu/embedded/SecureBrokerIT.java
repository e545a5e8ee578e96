package vn.chitieu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SecureBrokerIT {

    private static final String PASSWORD = "of-the-super-user-0";
    private static final Duration AGAIN = Duration.ofMinutes(1);

    @TempDir
    private Path dir;

    @Test
    void letsInWhoSignsInAndDoesForHimWhatHeWasGranted() throws Exception {
        Path kafka = dir.resolve("kafka");
        try (EmbeddedBroker open = EmbeddedBroker.start(kafka, 0);
                Admin everybody = Admin.create(open.superUser())) {
            createTopic(everybody, "from-before");
        }
        // What was kept without security is there with it, and what was granted is there at the next start.
        try (EmbeddedBroker broker = secure(kafka, null);
                Admin superUser = Admin.create(broker.superUser())) {
            assertThat(superUser.listTopics().names().get()).containsExactly("from-before");
            grant(superUser, "clerk", "the-clerks-password");
        }
        try (EmbeddedBroker broker = secure(kafka, null);
                Admin clerk = Admin.create(patient(clerk(broker, "SASL_PLAINTEXT", "the-clerks-password")))) {
            createTopic(clerk, "mine");
            // The broker answers that a topic is made a little before it tells of it.
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(clerk.listTopics().names().get()).containsExactly("mine"));
            assertRefused(ClusterAuthorizationException.class, () -> allowEverybodyAnything(clerk));
        }
    }

    @Test
    void keepsOutStrangersAtEveryListener() {
        try (EmbeddedBroker broker = secure(dir.resolve("kafka"), null)) {
            assertSignInFails(clerk(broker, "SASL_PLAINTEXT", "guessed"), SaslAuthenticationException.class);
            // Another password of the super user, at his own listener and at the clients'.
            Map<String, Object> guessed = new HashMap<>(broker.superUser());
            guessed.computeIfPresent(
                    "sasl.jaas.config", (key, jaas) -> jaas.toString().replace(PASSWORD, "guessed"));
            assertSignInFails(guessed, SaslAuthenticationException.class);
            Map<String, Object> atTheClients = new HashMap<>(broker.superUser());
            atTheClients.put("bootstrap.servers", broker.bootstrapServers());
            assertSignInFails(atTheClients, org.apache.kafka.common.errors.UnsupportedSaslMechanismException.class);
            // Without signing in there is no answer at all.
            assertSignInFails(plain(broker.bootstrapServers()), TimeoutException.class);
            assertSignInFails(
                    Map.of(
                            "bootstrap.controllers",
                            "127.0.0.1:" + broker.controllerPort(),
                            "default.api.timeout.ms",
                            "2000",
                            "request.timeout.ms",
                            "1000"),
                    TimeoutException.class);
        }
    }

    @Test
    void speaksTls() throws Exception {
        Path store = dir.resolve("broker.p12");
        makeKeyStore(store, "of-the-key-store");
        try (EmbeddedBroker broker = secure(dir.resolve("kafka"), new BrokerSecurity.Tls(store, "of-the-key-store"))) {
            try (Admin superUser = Admin.create(broker.superUser())) {
                grant(superUser, "clerk", "the-clerks-password");
            }
            Map<String, Object> trusting = clerk(broker, "SASL_SSL", "the-clerks-password");
            trusting.put("ssl.truststore.location", store.toString());
            trusting.put("ssl.truststore.password", "of-the-key-store");
            try (Admin clerk = Admin.create(patient(trusting))) {
                createTopic(clerk, "mine");
            }
            assertSignInFails(
                    clerk(broker, "SASL_SSL", "the-clerks-password"),
                    org.apache.kafka.common.errors.SslAuthenticationException.class);
            assertSignInFails(clerk(broker, "SASL_PLAINTEXT", "the-clerks-password"), TimeoutException.class);
        }
    }

    @Test
    void takesNoShortPasswordAndShowsNone() {
        assertThatThrownBy(() -> new BrokerSecurity("short", AGAIN, null))
                .hasMessage("expected a password of 16 or more of A-Z, a-z, 0-9, - and _, got 5 characters");
        assertThatThrownBy(() -> new BrokerSecurity(PASSWORD + "\"", AGAIN, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BrokerSecurity(PASSWORD, Duration.ZERO, null))
                .hasMessage("expected to sign in again after 1 s to 1 day, got PT0S");
        assertThat(new BrokerSecurity(PASSWORD, AGAIN, new BrokerSecurity.Tls(dir, "secret")))
                .asString()
                .doesNotContain(PASSWORD, "secret");
    }

    private static EmbeddedBroker secure(Path kafka, BrokerSecurity.Tls tls) {
        return EmbeddedBroker.start(kafka, 0, new BrokerSecurity(PASSWORD, AGAIN, tls));
    }

    private static void grant(Admin superUser, String user, String password) throws Exception {
        superUser
                .alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                .all()
                .get();
        superUser
                .createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, "mine", PatternType.LITERAL),
                        new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                .all()
                .get();
    }

    private static void createTopic(Admin admin, String name) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }

    private static void allowEverybodyAnything(Admin clerk) throws Exception {
        clerk.createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                        new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                .all()
                .get();
    }

    private static Map<String, Object> clerk(EmbeddedBroker broker, String protocol, String password) {
        Map<String, Object> settings = new HashMap<>(plain(broker.bootstrapServers()));
        settings.put("security.protocol", protocol);
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"clerk\" password=\""
                        + password + "\";");
        return settings;
    }

    /**
     * For a client that is authenticated, and waits for a busy machine; the others wait for an answer that never comes.
     */
    private static Map<String, Object> patient(Map<String, Object> settings) {
        Map<String, Object> patient = new HashMap<>(settings);
        patient.put("default.api.timeout.ms", "60000");
        patient.put("request.timeout.ms", "30000");
        return patient;
    }

    private static Map<String, Object> plain(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", "2000", "request.timeout.ms", "1000");
    }

    private static void assertSignInFails(Map<String, Object> settings, Class<? extends Exception> fault) {
        try (Admin admin = Admin.create(settings)) {
            assertRefused(fault, () -> admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS));
        }
    }

    private static void assertRefused(Class<? extends Exception> fault, Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(fault);
    }

    private static void makeKeyStore(Path store, String password) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private interface Call {
        void run() throws Exception;
    }
}
