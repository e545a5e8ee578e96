package vn.chitieu.chaos.line;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bson.Document;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.chaos.line.Instance.Wires;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.localstack.services.ManagedProcess;
import vn.chitieu.localstack.services.ServiceProcesses;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** The whole line as processes of their own: broker, database, mail server, and each service twice. */
public final class Line implements AutoCloseable {

    private static final Duration ITS_LAST_WRITES = Duration.ofSeconds(10);

    /** The mailbox that gets a copy of each mail, and is asked for mails whose outcome is not known. */
    public static final String ARCHIVE = "archive@example.org";

    private final Path folder;
    private final FreePorts ports = new FreePorts();
    private final ServiceProcesses processes;
    private final Cities cities;
    private final Duration offset;
    private final Part broker;
    private final Part database;
    private final Part inbox;
    private final int imap;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Restore> restores = new CopyOnWriteArrayList<>();
    private volatile Instant copied = Instant.EPOCH;
    private final List<TcpProxy> proxies = new ArrayList<>();

    /**
     * Makes a line that is not started yet.
     *
     * @param folder where it keeps everything
     * @param modules the folder of the built modules
     * @param cities whose catalogs it has
     * @param offset what is added to the real time
     */
    public Line(Path folder, Path modules, Cities cities, Duration offset) {
        this.folder = folder;
        this.processes = new ServiceProcesses(modules, modules.resolve("local-stack/target/services"));
        this.cities = cities;
        this.offset = offset;
        this.database = part("database", 256, List.of("database", databaseFile().toString()), List.of());
        this.imap = ports.next();
        this.inbox = part("inbox", 256, List.of("inbox", data("mail").toString()), List.of(String.valueOf(imap)));
        List<String> forwarded = new ArrayList<>();
        int aggregation = ports.next();
        for (Service service : Service.values()) {
            for (int number = 1; number <= 2; number++) {
                int port = service == Service.AGGREGATION && number == 1 ? aggregation : ports.next();
                instances.add(instance(service, number, port, aggregation, forwarded));
            }
        }
        this.broker = part("broker", 320, List.of("broker", data("broker").toString()), forwarded);
    }

    private Part part(String name, int heap, List<String> what, List<String> rest) {
        int port = ports.next();
        List<String> arguments = Stream.of(what, List.of(String.valueOf(port)), rest)
                .flatMap(List::stream)
                .toList();
        return new Part(name, logs(), heap, port, arguments);
    }

    private Instance instance(Service service, int number, int port, int aggregation, List<String> forwarded) {
        String name = service.name().toLowerCase(Locale.ROOT) + "-" + number;
        int listening = ports.next();
        int kafka = ports.next();
        forwarded.add(listening + ":" + kafka);
        int mongo = ports.next();
        int smtp = ports.next();
        Wires wires = new Wires(wire(kafka, listening), wire(mongo, database.port()), wire(smtp, inbox.port()));
        var around = new Settings.Around(name, port, kafka, mongo, smtp, imap, aggregation, cities.areSeveral());
        return new Instance(
                service,
                processes,
                new ManagedProcess(name, logs().resolve(name + ".log")),
                port,
                Settings.of(service, around),
                wires,
                offset);
    }

    private TcpProxy wire(int from, int to) {
        TcpProxy proxy = TcpProxy.open(from, to);
        proxies.add(proxy);
        return proxy;
    }

    /** Starts everything and returns when all of it does its work. */
    public void start(Duration timeout) throws InterruptedException {
        parts().forEach(Part::start);
        Waiting.until("the parts", timeout, () -> parts().allMatch(Part::isReady));
        cities.catalogs().forEach(this::publish);
        for (Service service : Service.values()) {
            processes.jar(service);
        }
        instances.forEach(Instance::start);
        Waiting.until("the services", timeout, () -> instances.stream().allMatch(Instance::isReady));
    }

    private void publish(Path catalog) {
        try {
            new CatalogPublisher(
                            Map.of("bootstrap.servers", bootstrapServers()),
                            new TopicDefinitions(1, (short) 1).cityCatalogs())
                    .publish(catalog, "chaos", "", Instant.now());
        } catch (InvalidCatalogException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    /** Returns the broker, the database and the mail server. */
    public Stream<Part> parts() {
        return Stream.of(broker, database, inbox);
    }

    /** Returns everything that runs. */
    public Stream<Running> all() {
        return Stream.concat(parts(), instances.stream());
    }

    /** Returns both instances of a service. */
    public List<Instance> instances(Service service) {
        return instances.stream().filter(one -> one.service() == service).toList();
    }

    /** Returns all six. */
    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** Returns what is called so. */
    public Running named(String name) {
        return all().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** Returns the address at which the harness itself reaches the broker, on no wire that is ever cut. */
    public String bootstrapServers() {
        return "127.0.0.1:" + broker.port();
    }

    /** Returns the address at which the harness itself reaches the database. */
    public String mongodb() {
        return "mongodb://127.0.0.1:" + database.port();
    }

    /** Returns the folder in which the mail server keeps a file for each delivered mail. */
    public Path mails() {
        return data("mail");
    }

    /** Returns the folders whose size is sampled. */
    public Map<String, Path> kept() {
        return Map.of("broker", data("broker"), "database", data("database"), "mail", data("mail"));
    }

    /** Keeps a copy of the database as it is at this moment. */
    public void copyDatabase() {
        database.process().pause();
        try {
            copied = Instant.now();
            copy(databaseFile(), databaseCopy());
        } finally {
            database.process().resume();
        }
    }

    /** Returns whether there is a copy. */
    public boolean hasCopy() {
        return Files.exists(databaseCopy());
    }

    /** Kills the database, puts the last copy in its place and starts it. */
    public void restoreDatabase() {
        database.process().kill();
        restores.add(new Restore(copied, Instant.now()));
        copy(databaseCopy(), databaseFile());
        database.start();
    }

    /** Returns every restore of the database so far. */
    public List<Restore> restores() {
        return List.copyOf(restores);
    }

    /**
     * A restore of the database, after which nothing is stored of what happened in between.
     *
     * @param copied when the copy was made
     * @param restored when it took the place of the database
     */
    public record Restore(Instant copied, Instant restored) {}

    /**
     * Drops the database of the aggregation service between two of its writes, as MongoDB does, which locks it
     * meanwhile. The embedded server drops one collection after the other and takes writes in between: what was written
     * then is gone with the next collection, or collections stay closed until the server is started again.
     */
    public void dropDatabase() throws InterruptedException {
        List<ManagedProcess> writers =
                instances(Service.AGGREGATION).stream().map(Instance::process).toList();
        try (MongoClient client = MongoClients.create(mongodb())) {
            MongoDatabase database = client.getDatabase("chitieu-aggregation");
            writers.forEach(ManagedProcess::pause);
            awaitItsLastWrites(database);
            database.drop();
        } finally {
            writers.forEach(ManagedProcess::resume);
        }
    }

    /** Those that were on their way when the writers were paused: until two looks find the same. */
    private static void awaitItsLastWrites(MongoDatabase database) throws InterruptedException {
        AtomicReference<Document> seen = new AtomicReference<>(new Document());
        Waiting.until("the last writes of aggregation", ITS_LAST_WRITES, () -> {
            Document now = database.runCommand(new Document("dbStats", 1));
            return now.equals(seen.getAndSet(now));
        });
    }

    @Override
    public void close() {
        instances.forEach(one -> one.process().kill());
        parts().forEach(one -> one.process().kill());
        proxies.forEach(TcpProxy::close);
    }

    private Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    /** Returns where the processes write what they print. */
    public Path logs() {
        return folder.resolve("logs");
    }

    private Path databaseFile() {
        return data("database").resolve("store.mv");
    }

    private Path databaseCopy() {
        return folder.resolve("copy.mv");
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
