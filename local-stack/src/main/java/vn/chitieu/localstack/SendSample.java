package vn.chitieu.localstack;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CityFolders;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.localstack.data.DataFolder;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.SentBatches;
import vn.chitieu.localstack.report.QuarterTable;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.sample.SampleBatch;
import vn.chitieu.localstack.sample.SampleLoader;
import vn.chitieu.localstack.services.AggregationApi;
import vn.chitieu.localstack.services.ConsumerLag;
import vn.chitieu.localstack.services.IngestionApi;
import vn.chitieu.localstack.services.NotificationApi;
import vn.chitieu.localstack.services.SampleSettlement;

/**
 * Sends the sample of a catalog to services that run elsewhere, such as those of {@code docker-compose.yml}, waits for
 * its consequences and prints the table of the quarter. What was sent before is not sent again. Keys, and more settings
 * of a Kafka client where the broker authenticates its clients, are in the environment.
 */
@Command(
        name = "send-sample",
        description = "Sends the sample city's updates to running services and prints the table of the quarter.")
public final class SendSample implements Callable<Integer> {

    private static final String ADMIN_KEY = "CHITIEU_ADMIN_KEY";
    private static final String READER_KEY = "CHITIEU_READER_KEY";
    private static final String KAFKA_SETTINGS = "CHITIEU_KAFKA_SETTINGS";
    private static final int FAILED = 1;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final String adminKey;
    private final String readerKey;
    private final String kafkaSettings;
    private final StackReporter reporter;
    private final PrintStream errors;

    @Option(names = "--ingestion", defaultValue = "http://localhost:8081", description = "(default: ${DEFAULT-VALUE})")
    private URI ingestion = URI.create("http://localhost:8081");

    @Option(
            names = "--aggregation",
            defaultValue = "http://localhost:8082",
            description = "(default: ${DEFAULT-VALUE})")
    private URI aggregation = URI.create("http://localhost:8082");

    @Option(
            names = "--notification",
            defaultValue = "http://localhost:8083",
            description = "(default: ${DEFAULT-VALUE})")
    private URI notification = URI.create("http://localhost:8083");

    @Option(names = "--kafka", defaultValue = "localhost:9092", description = "(default: ${DEFAULT-VALUE})")
    private String bootstrapServers = "localhost:9092";

    @Option(names = "--catalog", defaultValue = "catalog/thanh-hoa", description = "(default: ${DEFAULT-VALUE})")
    private Path catalogFiles = Path.of("catalog", "thanh-hoa");

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "keys, and what was sent before (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    private SendSample(String adminKey, String readerKey, String kafkaSettings, PrintStream out, PrintStream errors) {
        this.adminKey = adminKey;
        this.readerKey = readerKey;
        this.kafkaSettings = kafkaSettings;
        this.reporter = new StackReporter(out, false);
        this.errors = errors;
    }

    /** Exits with 0 when everything is sent and aggregated, 2 on wrong options, 1 when something fails. */
    public static void main(String[] arguments) {
        // Not options: every user of a machine can list the arguments of its processes.
        String adminKey = secret(System.getenv(), ADMIN_KEY);
        String readerKey = secret(System.getenv(), READER_KEY);
        String kafkaSettings = System.getenv().getOrDefault(KAFKA_SETTINGS, "");
        PrintStream out = LocalStack.utf8(FileDescriptor.out);
        System.exit(run(adminKey, readerKey, kafkaSettings, out, LocalStack.utf8(FileDescriptor.err), arguments));
    }

    /** Returns a key, or what the file has that the variable with {@code _FILE} names; empty where there is neither. */
    static String secret(Map<String, String> environment, String name) {
        String file = environment.get(name + "_FILE");
        try {
            return file == null
                    ? environment.getOrDefault(name, "")
                    : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("expected the file that " + name + "_FILE names", e);
        }
    }

    static int run(
            String adminKey,
            String readerKey,
            String kafkaSettings,
            PrintStream out,
            PrintStream errors,
            String... arguments) {
        return new CommandLine(new SendSample(adminKey, readerKey, kafkaSettings, out, errors)).execute(arguments);
    }

    @Override
    public Integer call() {
        try {
            send();
            return CommandLine.ExitCode.OK;
        } catch (StackException e) {
            errors.println(e.getMessage());
            return FAILED;
        }
    }

    private void send() {
        if (adminKey.isEmpty()) {
            throw new StackException(
                    "CHITIEU_ADMIN_KEY is missing: expected the key whose hash the ingestion service has"
                            + " in chitieu.ingestion.admin-key-sha256.");
        }
        if (readerKey.isEmpty()) {
            throw new StackException(
                    "CHITIEU_READER_KEY is missing: expected a key whose hash the aggregation service has"
                            + " in chitieu.aggregation.sign-in.readers.");
        }
        Path first = CityFolders.of(List.of(catalogFiles)).get(0);
        Catalog catalog = LocalStack.catalog(first);
        Sample sample = Sample.of(first);
        try (DataFolder folder = DataFolder.open(data)) {
            KeyRing keys = KeyRing.open(folder.credentials());
            IngestionApi api = new IngestionApi(ingestion, adminKey);
            send(sample.batches(), new SampleLoader(api, keys, SentBatches.open(folder.sentBatches())));
            keys.keyOr(KeyRing.TARGETS, () -> api.issueForTargets(KeyRing.TARGETS, List.of("PROVINCE", "CITY")));
            awaitSettled(readerKey);
            List<QuarterlyTotal> totals =
                    new AggregationApi(aggregation, readerKey).totals(sample.quarter(), Scope.city());
            reporter.table(new QuarterTable(catalog).lines(sample.quarter(), totals));
        }
    }

    private void send(List<SampleBatch> batches, SampleLoader loader) {
        int updates = batches.stream().mapToInt(batch -> batch.updates().size()).sum();
        int sent = reporter.underABar("Sending the sample", updates, progress -> loader.load(batches, progress));
        reporter.say(sent == 0 ? "The sample was sent before: nothing to send" : "Sent " + sent + " updates");
    }

    private Map<String, Object> broker() {
        Properties more = new Properties();
        try {
            more.load(new StringReader(kafkaSettings));
        } catch (IOException | IllegalArgumentException e) {
            throw new StackException(
                    KAFKA_SETTINGS + " cannot be read: expected lines such as sasl.mechanism=PLAIN", e);
        }
        Map<String, Object> settings = new HashMap<>();
        more.stringPropertyNames().forEach(name -> settings.put(name, more.getProperty(name)));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    private void awaitSettled(String reader) {
        try (ConsumerLag lag = new ConsumerLag(broker())) {
            new SampleSettlement(lag, new NotificationApi(notification, reader)).await(TIMEOUT);
        }
    }
}
