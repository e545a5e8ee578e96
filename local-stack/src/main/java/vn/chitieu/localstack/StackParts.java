package vn.chitieu.localstack;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.contracts.kafka.ServiceAccounts;
import vn.chitieu.embedded.BrokerSecurity;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.embedded.EmbeddedInbox;
import vn.chitieu.localstack.data.BrokerUsers;
import vn.chitieu.localstack.data.DataFolder;
import vn.chitieu.localstack.data.PartsOfFolder;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.foreign.KafkaProbe;
import vn.chitieu.localstack.foreign.MongoAddress;
import vn.chitieu.localstack.foreign.MongoProbe;
import vn.chitieu.localstack.foreign.SmtpProbe;
import vn.chitieu.localstack.services.ServiceEnvironment;

/** Broker, database and mail server of a stack: each the embedded one, or the foreign one that was given. */
final class StackParts {

    private static final Duration SIGN_IN_AGAIN = Duration.ofMinutes(1);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FOREIGN_TIMEOUT = Duration.ofSeconds(30);
    private static final String HOST = "127.0.0.1";

    private final String bootstrapServers;
    private final Map<String, Object> superUser;
    private final Map<Service, String> brokerPasswords;
    private final MongoAddress mongodb;
    private final HostAndPort smtp;
    private final @Nullable EmbeddedInbox inbox;

    private StackParts(StackPlan plan, DataFolder data, Closer closer) {
        this.brokerPasswords = plan.secure() ? brokerPasswords(data) : Map.of();
        ForeignParts foreign = plan.foreign();
        if (foreign.kafka().isEmpty()) {
            EmbeddedBroker broker = closer.add(broker(plan, data, brokerPasswords));
            // A secured broker takes its super user at an address of its own.
            this.bootstrapServers = broker.bootstrapServers();
            this.superUser = broker.superUser();
        } else {
            this.bootstrapServers = foreign.bootstrapServers();
            this.superUser = Map.of("bootstrap.servers", foreign.bootstrapServers());
        }
        this.mongodb = foreign.mongodb() == null
                ? MongoAddress.parse(closer.add(EmbeddedDatabase.durable(
                                data.database(), plan.ports().mongodb()))
                        .uri())
                : foreign.mongodb();
        this.inbox = foreign.smtp() == null
                ? closer.add(EmbeddedInbox.start(
                        data.inbox(), plan.ports().smtp(), plan.ports().imap(), ServiceEnvironment.ARCHIVE))
                : null;
        this.smtp = inbox == null ? Objects.requireNonNull(foreign.smtp()) : new HostAndPort(HOST, inbox.smtpPort());
    }

    /**
     * Asks the foreign parts whether they are there.
     *
     * @return which of them the folder of the stack belongs to
     * @throws StackException naming the option of one that does not answer
     */
    static PartsOfFolder ask(ForeignParts foreign) {
        String kafka = foreign.kafka().isEmpty()
                ? PartsOfFolder.EMBEDDED
                : "cluster " + new KafkaProbe(FOREIGN_TIMEOUT).cluster(foreign);
        if (foreign.mongodb() != null) {
            new MongoProbe(FOREIGN_TIMEOUT).require(foreign.mongodb());
        }
        if (foreign.smtp() != null) {
            new SmtpProbe(FOREIGN_TIMEOUT).require(foreign.smtp());
        }
        return new PartsOfFolder(
                kafka, foreign.mongodb() == null ? PartsOfFolder.EMBEDDED : String.valueOf(foreign.mongodb()));
    }

    /** Starts what is embedded and returns when it takes connections. */
    static StackParts start(StackPlan plan, DataFolder data, Closer closer) {
        return new StackParts(plan, data, closer);
    }

    /** Returns the address of the broker for the services. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns the settings of a client of the broker that may do everything. */
    Map<String, Object> superUser() {
        return superUser;
    }

    /** Returns what each service signs in with at the broker; empty where it authenticates no clients. */
    Map<Service, String> brokerPasswords() {
        return brokerPasswords;
    }

    /** Returns the address of the database. */
    MongoAddress mongodb() {
        return mongodb;
    }

    /** Returns where mail is delivered. */
    HostAndPort smtp() {
        return smtp;
    }

    /** Returns where the archive of all mail can be asked; nowhere with a foreign mail server. */
    OptionalInt archivePort() {
        return inbox == null ? OptionalInt.empty() : OptionalInt.of(inbox.imapPort());
    }

    /** Returns the embedded inbox; empty with a foreign mail server. */
    Optional<EmbeddedInbox> inbox() {
        return Optional.ofNullable(inbox);
    }

    private static EmbeddedBroker broker(StackPlan plan, DataFolder data, Map<Service, String> passwords) {
        return plan.secure()
                ? securedBroker(data, plan.ports().kafka(), passwords)
                : EmbeddedBroker.start(data.broker(), plan.ports().kafka());
    }

    /** Starts a broker that authenticates its clients; the services have their users and rules when this returns. */
    private static EmbeddedBroker securedBroker(DataFolder data, int port, Map<Service, String> passwords) {
        String superUsers = Objects.requireNonNull(brokerUsers(data).get(BrokerSecurity.SUPER_USER));
        EmbeddedBroker secured =
                EmbeddedBroker.start(data.broker(), port, new BrokerSecurity(superUsers, SIGN_IN_AGAIN, null));
        try (Admin admin = Admin.create(secured.superUser())) {
            new ServiceAccounts(admin, BROKER_TIMEOUT).issue(passwords);
            return secured;
        } catch (RuntimeException failed) {
            secured.close();
            throw failed;
        }
    }

    private static Map<Service, String> brokerPasswords(DataFolder data) {
        Map<String, String> users = brokerUsers(data);
        Map<Service, String> passwords = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            passwords.put(service, Objects.requireNonNull(users.get(service.user())));
        }
        return passwords;
    }

    private static Map<String, String> brokerUsers(DataFolder data) {
        List<String> users = Stream.concat(
                        Stream.of(BrokerSecurity.SUPER_USER),
                        Arrays.stream(Service.values()).map(Service::user))
                .toList();
        return BrokerUsers.open(data.brokerUsers(), users, new SecureRandom());
    }
}
