package vn.chitieu.localstack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.embedded.EmbeddedInbox;
import vn.chitieu.localstack.data.DataFolder;
import vn.chitieu.localstack.data.FirstCity;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.LinkKeys;
import vn.chitieu.localstack.data.PartsOfFolder;
import vn.chitieu.localstack.data.PublishedEditions;
import vn.chitieu.localstack.data.SentBatches;
import vn.chitieu.localstack.data.SignIns;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.data.StackClock;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.foreign.MongoAddress;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.sample.SampleLoader;
import vn.chitieu.localstack.services.AggregationApi;
import vn.chitieu.localstack.services.CatalogFolders;
import vn.chitieu.localstack.services.CityServices;
import vn.chitieu.localstack.services.ConsumerLag;
import vn.chitieu.localstack.services.IngestionApi;
import vn.chitieu.localstack.services.NotificationApi;
import vn.chitieu.localstack.services.NotificationApi.SentMail;
import vn.chitieu.localstack.services.SampleSettlement;
import vn.chitieu.localstack.services.ServiceEnvironment;
import vn.chitieu.localstack.services.ServiceProcesses;

/**
 * The embedded parts in this process and the three services each in its own, on one data folder; a foreign broker,
 * database or mail server may take the place of the embedded one. Closing it closes the services first, then what is
 * embedded of inbox, database and broker; everything that was acknowledged is there at the next start.
 */
public final class RunningStack implements AutoCloseable {

    private static final int ADMIN_KEY_BYTES = 32;

    private final Closer closer;
    private final DataFolder data;
    private final KeyRing keys;
    private final StackClock clock;
    private final StackParts parts;
    private final CatalogFolders catalogs;
    private final FirstCity home;
    private final CityServices services;
    private final String readerKey;
    private final List<SignIn> signIns;

    private RunningStack(StackPlan plan, @Nullable Sample sample, ServiceProcesses processes, Closer closer) {
        this.closer = closer;
        this.data = closer.add(DataFolder.open(plan.data()));
        plan.foreign().needed(plan.ports()).requireFree();
        // Beside the start of the parts.
        processes.prepare();
        this.clock =
                StackClock.set(data.clock(), Clock.systemUTC(), plan.clock(), sample == null ? null : sample.date());
        closer.add(clock::remember);
        this.keys = KeyRing.open(data.credentials());
        PartsOfFolder belongsTo = StackParts.ask(plan.foreign());
        belongsTo.require(data.parts(), keys.key(KeyRing.TARGETS).isPresent());
        String adminKey = keys.keyOr(KeyRing.ADMIN, RunningStack::newSecret);
        this.readerKey = keys.keyOr(KeyRing.READER, RunningStack::newReaderKey);
        String staffKey = keys.keyOr(KeyRing.STAFF, RunningStack::newStaffKey);
        this.parts = StackParts.start(plan, data, closer);
        this.catalogs = closer.add(new CatalogFolders(
                plan.catalogs(), parts.superUser(), PublishedEditions.open(data.catalogEditions()), clock::now));
        this.home = FirstCity.open(data.city(), firstCity());
        Map<String, List<String>> units = reportingUnits(plan, sample);
        this.signIns = SignIns.open(data.signIns(), home, units, new SecureRandom());
        catalogs.publish();
        this.services = closer.add(new CityServices(processes, data.logs(), data.portFiles()));
        services.start(new ServiceEnvironment(
                parts.bootstrapServers(),
                parts.brokerPasswords(),
                parts.mongodb(),
                plan.foreign().mongodb() == null,
                parts.smtp(),
                parts.archivePort(),
                clock.offset(),
                sha256(adminKey),
                readerKey,
                sha256(readerKey),
                sha256(staffKey),
                keys.keyOr(KeyRing.IDENTITY, RunningStack::newSecret),
                LinkKeys.open(data.linkKeys(), new SecureRandom()),
                home.andOthers(catalogs.cities()),
                signIns,
                plan.ports()));
        catalogs.watch();
        belongsTo.remember(data.parts());
        units.forEach(this::issueKeys);
    }

    /** The units that report, by city: those that send the samples of the catalogs. */
    private Map<String, List<String>> reportingUnits(StackPlan plan, @Nullable Sample sample) {
        Map<String, List<String>> units = new LinkedHashMap<>();
        for (int i = 0; i < plan.catalogs().size(); i++) {
            Path folder = plan.catalogs().get(i);
            units.put(catalogs.cities().get(i), sample == null ? List.of() : Sample.unitsOf(folder));
        }
        return units;
    }

    /** The units of the first city get their keys as they send the sample. */
    private void issueKeys(String city, List<String> units) {
        keys.keyOr(
                home.name(KeyRing.TARGETS, city),
                () -> ingestion(city).issueForTargets(KeyRing.TARGETS, List.of("PROVINCE", "CITY")));
        if (!city.equals(firstCity())) {
            loader(city).issue(units);
        }
    }

    private String firstCity() {
        return catalogs.cities().get(0);
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
     * Sends what was not sent yet of the sample of the first city; returns when all of it was accepted.
     *
     * @return how many updates were sent now
     */
    public int load(Sample sample, SampleLoader.Progress progress) {
        return loader(firstCity()).load(sample.batches(), progress);
    }

    private SampleLoader loader(String city) {
        return new SampleLoader(
                ingestion(city), keys, SentBatches.open(data.sentBatches()), what -> home.name(what, city));
    }

    /**
     * Returns when everything that was accepted is in the totals and all mail that it causes is sent.
     *
     * @throws StackException saying what was still under way, if that takes longer than the timeout
     */
    public void awaitSettled(Duration timeout) {
        try (ConsumerLag lag = new ConsumerLag(parts.superUser())) {
            new SampleSettlement(lag, notification()).await(timeout);
        }
        clock.remember();
    }

    /** Returns the totals of the whole first city. */
    public List<QuarterlyTotal> cityTotals(Quarter quarter) {
        return cityTotals(firstCity(), quarter);
    }

    /** Returns the totals of a whole city. */
    public List<QuarterlyTotal> cityTotals(String city, Quarter quarter) {
        return new AggregationApi(services.aggregation(), readerKey, home.named(city)).totals(quarter, Scope.city());
    }

    /**
     * Says that a start has done all that it does, so that the next one is quicker: {@link CityServices#keepClasses}.
     */
    public void keepClasses() {
        services.keepClasses();
    }

    /** Returns the folders of the catalogs, each of which is published again when it changes. */
    public CatalogFolders catalogs() {
        return catalogs;
    }

    /** Returns the services. */
    public CityServices services() {
        return services;
    }

    /** Returns the inbox of everyone; empty where mail goes to a foreign server. */
    public Optional<EmbeddedInbox> inbox() {
        return parts.inbox();
    }

    /** Returns the mails of the first city that a mail server has taken, as the notification service counts them. */
    public List<SentMail> sentMails() {
        return notification().sentMails();
    }

    private NotificationApi notification() {
        return new NotificationApi(services.notification(), readerKey, home.named(firstCity()));
    }

    /** Returns where mail is delivered. */
    public HostAndPort smtp() {
        return parts.smtp();
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
        return parts.bootstrapServers();
    }

    /** Returns the settings of a client of the broker that may do everything. */
    Map<String, Object> superUser() {
        return parts.superUser();
    }

    /** Returns the address of the database, which is shown without user and password. */
    public MongoAddress mongodb() {
        return parts.mongodb();
    }

    @Override
    public void close() {
        closer.close();
    }

    private IngestionApi ingestion(String city) {
        return new IngestionApi(services.ingestion(), keys.key(KeyRing.ADMIN).orElseThrow(), home.named(city));
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
