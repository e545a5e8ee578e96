package vn.chitieu.localstack.services;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.contracts.kafka.ServiceAccounts;
import vn.chitieu.localstack.Ports;
import vn.chitieu.localstack.data.SignIns.SignIn;

/**
 * The settings of the services that differ from their own defaults here, as environment variables: keys and passwords
 * are among them, and arguments of a process can be seen by every user of the machine.
 */
final class ServiceSettings {

    private static final String HOST = "127.0.0.1";

    /** Nobody can guess 80 random bits, so a slow hash would only make the start slow. */
    private static final int COST_OF_A_RANDOM_PASSWORD = 4;

    /** How many records a batch of aggregation has at most: its own 20,000 are made for a larger heap. */
    private static final String BATCH_OF_A_SMALL_HEAP = "5000";

    private ServiceSettings() {}

    static Map<String, String> ofIngestion(ServiceEnvironment around, List<String> passwords) {
        Map<String, String> own = people(around, passwords);
        own.put("chitieu.ingestion.admin-key-sha256", around.adminKeySha256());
        if (around.ports().aggregation() != 0) {
            own.put(
                    "chitieu.ingestion.receipts.url",
                    "http://" + HOST + ":" + around.ports().aggregation() + "/");
        }
        own.put("chitieu.ingestion.receipts.key", around.readerKey());
        own.put(
                "chitieu.ingestion.door.accounts.enabled",
                String.valueOf(!around.brokerPasswords().isEmpty()));
        // One process holds the data: what a killed one left unfinished is ended by the next under the same name.
        own.put("chitieu.ingestion.door.instance", "local-stack");
        own.putAll(linkKeys("chitieu.ingestion.links.", around));
        if (hasIdentity(around)) {
            own.put("chitieu.ingestion.identity.issuer", issuer(around));
            own.putAll(client(0, Service.AGGREGATION, around.ports().aggregation(), around));
            own.putAll(client(1, Service.NOTIFICATION, around.ports().notification(), around));
        }
        return environment(Service.INGESTION, around, around.ports().ingestion(), own);
    }

    /** Services at ports that are not known before they start do not know where to send a browser to sign in. */
    private static boolean hasIdentity(ServiceEnvironment around) {
        Ports ports = around.ports();
        return ports.ingestion() != 0 && ports.aggregation() != 0 && ports.notification() != 0;
    }

    private static String issuer(ServiceEnvironment around) {
        return "http://" + HOST + ":" + around.ports().ingestion();
    }

    /** People may open it under either name of this machine. */
    private static Map<String, String> client(int number, Service service, int port, ServiceEnvironment around) {
        String client = "chitieu.ingestion.identity.clients[" + number + "].";
        return Map.of(
                client + "id", service.user(),
                client + "secret", around.identitySecret(),
                client + "addresses", "http://" + HOST + ":" + port + ",http://localhost:" + port);
    }

    /** As which client of the OpenID provider people sign in at a service. */
    private static Map<String, String> identity(Service service, ServiceEnvironment around) {
        return hasIdentity(around)
                ? Map.of(
                        "chitieu.identity.issuer", issuer(around),
                        "chitieu.identity.client-id", service.user(),
                        "chitieu.identity.client-secret", around.identitySecret())
                : Map.of();
    }

    /**
     * Returns hashes of the passwords of all who sign in: one after the other would be a noticeable part of the start.
     */
    static List<String> hashedPasswords(ServiceEnvironment around) {
        PasswordEncoder encoder = new BCryptPasswordEncoder(COST_OF_A_RANDOM_PASSWORD);
        return around.signIns().parallelStream()
                .map(one -> "{bcrypt}" + encoder.encode(one.password()))
                .toList();
    }

    static Map<String, String> ofAggregation(ServiceEnvironment around) {
        String signIn = "chitieu.aggregation.sign-in.";
        Map<String, String> own = new HashMap<>(identity(Service.AGGREGATION, around));
        own.put(signIn + "readers[0].name", "reader");
        own.put(signIn + "readers[0].key-sha256", around.readerKeySha256());
        own.putAll(allCities(signIn + "readers[0].", around));
        own.put("spring.kafka.consumer.max-poll-records", BATCH_OF_A_SMALL_HEAP);
        if (around.ports().notification() != 0) {
            own.put(
                    "chitieu.aggregation.alerts-url",
                    "http://" + HOST + ":" + around.ports().notification() + "/");
        }
        return environment(Service.AGGREGATION, around, around.ports().aggregation(), own);
    }

    private static Map<String, String> people(ServiceEnvironment around, List<String> passwords) {
        Map<String, String> own = new HashMap<>();
        for (int i = 0; i < around.signIns().size(); i++) {
            SignIn one = around.signIns().get(i);
            String person = "chitieu.ingestion.sign-in.people[" + i + "].";
            own.put(person + "name", one.user());
            own.put(person + "password-hash", passwords.get(i));
            own.put(person + "role", one.role());
            own.put(person + "units", one.unit());
            one.city().ifPresent(city -> own.put(person + "cities", city));
            if (one.role().equals("ADMIN") && around.cities().size() == 1) {
                // The administrator of a single city may set up the next one.
                own.put(person + "cities", "*");
            }
        }
        return own;
    }

    static Map<String, String> ofNotification(ServiceEnvironment around) {
        String signIn = "chitieu.notification.sign-in.";
        Map<String, String> own = new HashMap<>(identity(Service.NOTIFICATION, around));
        own.put(signIn + "keys[0].name", "reader");
        own.put(signIn + "keys[0].key-sha256", around.readerKeySha256());
        own.putAll(allCities(signIn + "keys[0].", around));
        own.put(signIn + "keys[1].name", "staff");
        own.put(signIn + "keys[1].key-sha256", around.staffKeySha256());
        own.putAll(allCities(signIn + "keys[1].", around));
        own.put(signIn + "keys[1].rights", "ANSWER,SILENCE,MAIL");
        own.putAll(Map.of(
                "spring.mail.host",
                around.smtp().host(),
                "spring.mail.port",
                String.valueOf(around.smtp().port()),
                // One process holds the data: a mail that was under way when it was killed need not wait for another.
                "chitieu.notification.outbox.lease",
                "PT10S",
                "chitieu.notification.outbox.unknown-after",
                "PT1S"));
        around.archivePort().ifPresent(port -> own.putAll(archive(port)));
        own.putAll(linkKeys("chitieu.notification.links.", around));
        if (around.ports().notification() != 0) {
            own.put(
                    "chitieu.notification.links.base-url",
                    "http://" + HOST + ":" + around.ports().notification() + "/");
        }
        if (around.ports().aggregation() != 0) {
            own.put(
                    "chitieu.notification.dashboard-url",
                    "http://" + HOST + ":" + around.ports().aggregation() + "/");
            own.put(
                    "chitieu.notification.aggregation.url",
                    "http://" + HOST + ":" + around.ports().aggregation() + "/");
        }
        own.put("chitieu.notification.aggregation.key", around.readerKey());
        return environment(Service.NOTIFICATION, around, around.ports().notification(), own);
    }

    /** What notification signs for the entry page, ingestion reads. */
    private static Map<String, String> linkKeys(String prefix, ServiceEnvironment around) {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < around.linkKeys().size(); i++) {
            keys.put(prefix + "keys[" + i + "]", around.linkKeys().get(i));
        }
        return keys;
    }

    /** The keys of the stack are for all its cities. */
    private static Map<String, String> allCities(String key, ServiceEnvironment around) {
        return around.cities().size() == 1 ? Map.of() : Map.of(key + "cities", "*");
    }

    /** A mail that was under way when the service was killed is not sent again if the archive has it. */
    private static Map<String, String> archive(int imapPort) {
        String archive = "chitieu.notification.archive.";
        return Map.of(
                archive + "address",
                ServiceEnvironment.ARCHIVE,
                archive + "host",
                HOST,
                archive + "port",
                String.valueOf(imapPort),
                archive + "user",
                ServiceEnvironment.ARCHIVE,
                archive + "password",
                "any",
                archive + "tls",
                "false");
    }

    private static Map<String, String> environment(
            Service service, ServiceEnvironment around, int port, Map<String, String> own) {
        own.putAll(signIn(service, around));
        own.putAll(Map.of(
                "server.address", HOST,
                "server.port", String.valueOf(port),
                "spring.kafka.bootstrap-servers", around.bootstrapServers(),
                "spring.mongodb.uri", around.mongodb().uri(),
                "chitieu.city", around.cities().get(0),
                "chitieu.clock.offset", around.clockOffset().toString()));
        if (around.embeddedDatabase()) {
            // It shares cores and disk with everything else here, and there is no other to turn to.
            own.put("chitieu.mongo.read-timeout", "30s");
        }
        Map<String, String> environment = new HashMap<>();
        own.forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    /** Returns the name of the environment variable that Spring Boot reads as this property. */
    static String variable(String property) {
        return property.replaceAll("\\[(\\d+)]", ".$1")
                .replace("-", "")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> signIn(Service service, ServiceEnvironment around) {
        String password = around.brokerPasswords().get(service);
        return password == null
                ? Map.of()
                : Map.of(
                        "spring.kafka.security.protocol",
                        "SASL_PLAINTEXT",
                        "spring.kafka.properties.sasl.mechanism",
                        ServiceAccounts.MECHANISM.mechanismName(),
                        "spring.kafka.properties.sasl.jaas.config",
                        "%s required username=\"%s\" password=\"%s\";"
                                .formatted(ScramLoginModule.class.getName(), service.user(), password));
    }
}
