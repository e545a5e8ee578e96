package vn.chitieu.localstack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.contracts.kafka.ServiceAccounts;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.embedded.BrokerSecurity;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.embedded.EmbeddedInbox;
import vn.chitieu.localstack.data.BrokerUsers;
import vn.chitieu.localstack.data.DataFolder;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.LinkKeys;
import vn.chitieu.localstack.data.SentBatches;
import vn.chitieu.localstack.data.SignIns;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.data.StackClock;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.sample.SampleLoader;
import vn.chitieu.localstack.services.AggregationApi;
import vn.chitieu.localstack.services.CityServices;
import vn.chitieu.localstack.services.ConsumerLag;
import vn.chitieu.localstack.services.IngestionApi;
import vn.chitieu.localstack.services.NotificationApi;
import vn.chitieu.localstack.services.SampleSettlement;
import vn.chitieu.localstack.services.ServiceEnvironment;
import vn.chitieu.localstack.services.ServiceProcesses;

/**
 * The embedded parts in this process and the three services each in its own, on one data folder. Closing it closes the
 * services first, then the inbox, the database and the broker; everything that was acknowledged is there at the next
 * start.
 */
public final class RunningStack implements AutoCloseable {

    private static final int ADMIN_KEY_BYTES = 32;
    private static final Duration SIGN_IN_AGAIN = Duration.ofMinutes(1);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(30);

    private final Closer closer;
    private final DataFolder data;
    private final KeyRing keys;
    private final StackClock clock;
    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;
    private final EmbeddedInbox inbox;
    private final CityServices services;
    private final String readerKey;
    private final List<SignIn> signIns;

    private RunningStack(StackPlan plan, @Nullable Sample sample, ServiceProcesses processes, Closer closer) {
        this.closer = closer;
        this.data = closer.add(DataFolder.open(plan.data()));
        plan.ports().requireFree();
        // Beside the start of the parts.
        processes.prepare();
        this.clock =
                StackClock.set(data.clock(), Clock.systemUTC(), plan.clock(), sample == null ? null : sample.date());
        closer.add(clock::remember);
        this.keys = KeyRing.open(data.credentials());
        String adminKey = keys.keyOr(KeyRing.ADMIN, RunningStack::newSecret);
        this.readerKey = keys.keyOr(KeyRing.READER, RunningStack::newReaderKey);
        String staffKey = keys.keyOr(KeyRing.STAFF, RunningStack::newStaffKey);
        this.signIns = SignIns.open(data.signIns(), sample == null ? List.of() : sample.units(), new SecureRandom());
        Map<Service, String> brokerPasswords = plan.secure() ? brokerPasswords() : Map.of();
        this.broker =
                closer.add(plan.secure() ? securedBroker(plan.ports().kafka(), brokerPasswords) : openBroker(plan));
        this.database = closer.add(
                EmbeddedDatabase.durable(data.database(), plan.ports().mongodb()));
        this.inbox = closer.add(EmbeddedInbox.start(
                data.inbox(), plan.ports().smtp(), plan.ports().imap(), ServiceEnvironment.ARCHIVE));
        this.services = closer.add(new CityServices(processes, data.logs(), data.portFiles()));
        services.start(new ServiceEnvironment(
                broker.bootstrapServers(),
                brokerPasswords,
                database.uri(),
                inbox.smtpPort(),
                inbox.imapPort(),
                plan.catalog(),
                clock.offset(),
                sha256(adminKey),
                readerKey,
                sha256(readerKey),
                sha256(staffKey),
                LinkKeys.open(data.linkKeys(), new SecureRandom()),
                signIns,
                plan.ports()));
        keys.keyOr(KeyRing.TARGETS, () -> ingestion().issueForTargets(KeyRing.TARGETS, List.of("PROVINCE", "CITY")));
    }

    /**
     * Starts everything and returns when all services take requests.
     *
     * @param plan what to start
     * @param sample the sample whose date the clock starts at on fresh data; null for none
     * @param processes what starts the services
     * @param closer closes whatever was started, also when the start fails or is given up
     * @throws StackException if something does not start, with what to do about it
     */
    public static RunningStack start(
            StackPlan plan, @Nullable Sample sample, ServiceProcesses processes, Closer closer) {
        return new RunningStack(plan, sample, processes, closer);
    }

    /**
     * Sends what was not sent yet of a sample; returns when all of it was accepted.
     *
     * @return how many updates were sent now
     */
    public int load(Sample sample, SampleLoader.Progress progress) {
        SentBatches sent = SentBatches.open(data.sentBatches());
        return new SampleLoader(ingestion(), keys, sent).load(sample.batches(), progress);
    }

    /**
     * Returns when everything that was accepted is in the totals and all mail that it causes is sent.
     *
     * @throws StackException saying what was still under way, if that takes longer than the timeout
     */
    public void awaitSettled(Duration patience) {
        try (ConsumerLag lag = new ConsumerLag(broker.superUser())) {
            new SampleSettlement(lag, new NotificationApi(services.notification(), readerKey)).await(patience);
        }
        clock.remember();
    }

    /** Returns the totals of the whole city. */
    public List<QuarterlyTotal> cityTotals(Quarter quarter) {
        return new AggregationApi(services.aggregation(), readerKey).totals(quarter, Scope.city());
    }

    /**
     * Says that a start has done all that it does, so that the next one is quicker: {@link CityServices#keepClasses}.
     */
    public void keepClasses() {
        services.keepClasses();
    }

    /** Returns the services. */
    public CityServices services() {
        return services;
    }

    /** Returns the inbox of everyone. */
    public EmbeddedInbox inbox() {
        return inbox;
    }

    /** Returns the generated keys. */
    public KeyRing keys() {
        return keys;
    }

    /** Returns who may sign in to the dashboard. */
    public List<SignIn> signIns() {
        return signIns;
    }

    /** Returns the key that reads figures. */
    public String readerKey() {
        return readerKey;
    }

    /** Returns the services' clock. */
    public StackClock clock() {
        return clock;
    }

    /** Returns the address of the broker. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Returns the settings of a client of the broker that may do everything. */
    Map<String, Object> superUser() {
        return broker.superUser();
    }

    /** Returns the address of the database. */
    public String mongodbUri() {
        return database.uri();
    }

    @Override
    public void close() {
        closer.close();
    }

    private EmbeddedBroker openBroker(StackPlan plan) {
        return EmbeddedBroker.start(data.broker(), plan.ports().kafka());
    }

    /** Starts a broker that asks who comes; its services have their users and rules when this returns. */
    private EmbeddedBroker securedBroker(int port, Map<Service, String> passwords) {
        String superUsers = Objects.requireNonNull(brokerUsers().get(BrokerSecurity.SUPER_USER));
        EmbeddedBroker secured =
                EmbeddedBroker.start(data.broker(), port, new BrokerSecurity(superUsers, SIGN_IN_AGAIN, null));
        try (Admin admin = Admin.create(secured.superUser())) {
            new ServiceAccounts(admin, BROKER_PATIENCE).issue(passwords);
            return secured;
        } catch (RuntimeException failed) {
            secured.close();
            throw failed;
        }
    }

    private Map<Service, String> brokerPasswords() {
        Map<String, String> users = brokerUsers();
        Map<Service, String> passwords = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            passwords.put(service, Objects.requireNonNull(users.get(service.user())));
        }
        return passwords;
    }

    private Map<String, String> brokerUsers() {
        List<String> users = Stream.concat(
                        Stream.of(BrokerSecurity.SUPER_USER),
                        Arrays.stream(Service.values()).map(Service::user))
                .toList();
        return BrokerUsers.open(data.brokerUsers(), users, new SecureRandom());
    }

    private IngestionApi ingestion() {
        return new IngestionApi(services.ingestion(), keys.key(KeyRing.ADMIN).orElseThrow());
    }

    /** As ingestion issues them; the aggregation service gets its hash when it starts. */
    private static String newReaderKey() {
        return "ct_reader0000000000_" + newSecret();
    }

    private static String newStaffKey() {
        return "ct_staff00000000000_" + newSecret();
    }

    private static String newSecret() {
        byte[] secret = new byte[ADMIN_KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
