package vn.chitieu.localstack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CityFolders;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.report.QuarterTable;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.ClassArchive;
import vn.chitieu.localstack.services.ServiceProcesses;

/** The program behind {@code ./run}: starts everything, loads the sample, shows what came of it and stays. */
@Command(
        name = "./run",
        sortOptions = false,
        description =
                "Starts Chitieu on this machine: broker, database and inbox in one process, and the three services.")
public final class LocalStack implements Callable<Integer> {

    private static final String HOME = "chitieu.home";
    private static final String TERMINAL = "chitieu.terminal";
    private static final String CLASSES = "chitieu.classes";
    private static final int FAILED = 1;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final StackReporter reporter;
    private final PrintStream errors;

    private volatile boolean started;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "everything that is kept (default: data)")
    private Path data = Path.of("data");

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "a city, or a folder of cities, also several times; the sample is that of the first (default:"
                    + " catalog/thanh-hoa)")
    private List<Path> catalogs = List.of(Path.of(System.getProperty(HOME, "."), "catalog", "thanh-hoa"));

    @Option(names = "--no-sample", description = "start without sending the sample's updates")
    private boolean withoutSample;

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "where the services' clock starts, from where it ticks on, such as 2022-04-06T08:00:00+07:00"
                    + " (default: where it was on this data, else the sample's own date, else the real time)")
    private @Nullable Instant clock;

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description = "ingestion BASE+1, aggregation BASE+2, notification BASE+3, Kafka BASE+12, MongoDB BASE+17,"
                    + " SMTP BASE+25, IMAP BASE+43, figures and health of the services BASE+51 to 53 (default: 8080)")
    private int basePort = 8080;

    @Option(
            names = "--secure",
            description =
                    "Kafka authenticates its clients: each service signs in as a user that may do what it needs, and wards"
                            + " get accounts with their keys")
    private boolean secure;

    @Mixin
    private final ForeignOptions foreign;

    @Option(names = "--help", usageHelp = true, description = "show this and exit")
    @SuppressWarnings("UnusedVariable") // picocli answers --help itself, but wants a place for it
    private boolean help;

    private LocalStack(StackReporter reporter, PrintStream errors, @Nullable String mongodbOfEnvironment) {
        this.reporter = reporter;
        this.errors = errors;
        this.foreign = new ForeignOptions(mongodbOfEnvironment);
    }

    /** Runs until it is stopped; exits with 0 after {@code --help}, 2 on wrong options, 1 when something fails. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream errors = utf8(FileDescriptor.err);
        String mongodb = System.getenv(ForeignOptions.MONGODB);
        System.exit(
                commandLine(out, errors, Boolean.getBoolean(TERMINAL), mongodb).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        // Before the options are read: the driver that reads the address of a database makes a logger.
        logInto(data.resolve("logs"));
        StackPlan plan = plan();
        Closer closer = new Closer();
        closer.add(this::keepClasses);
        // Every way out passes here: Ctrl-C at any moment, and the exit after a failure.
        Runtime.getRuntime().addShutdownHook(new Thread(closer::close, "stop"));
        try {
            run(plan, closer);
            started = true;
            new CountDownLatch(1).await();
            return CommandLine.ExitCode.OK;
        } catch (StackException e) {
            errors.println(e.getMessage());
        } catch (RuntimeException e) {
            errors.println("Unexpected: " + e + ". The logs in " + plan.data().resolve("logs") + " say more.");
            LoggerFactory.getLogger(LocalStack.class).error("the stack failed", e);
        }
        return FAILED;
    }

    private void run(StackPlan plan, Closer closer) {
        Catalog catalog = catalogs(plan).get(0);
        Sample sample = plan.sample() ? Sample.of(plan.firstCatalog()) : null;
        long start = System.nanoTime();
        RunningStack stack = RunningStack.start(plan, sample, processes(), closer);
        stack.catalogs().reportTo(reporter::say);
        reporter.started(plan, stack, Duration.ofNanos(System.nanoTime() - start));
        if (sample != null) {
            int updates = sample.batches().stream()
                    .mapToInt(batch -> batch.updates().size())
                    .sum();
            int sent = reporter.underABar("Sending the sample", updates, progress -> stack.load(sample, progress));
            reporter.say(sent == 0 ? "The sample was sent before: nothing to send" : "Sent " + sent + " updates");
        }
        stack.awaitSettled(TIMEOUT);
        if (sample != null) {
            reporter.table(new QuarterTable(catalog).lines(sample.quarter(), stack.cityTotals(sample.quarter())));
            stack.inbox()
                    .ifPresentOrElse(
                            inbox -> reporter.alerts(inbox.all()),
                            () -> reporter.alertsTaken(stack.sentMails(), stack.smtp()));
        }
        stack.keepClasses();
        reporter.addresses(stack, plan);
        reporter.ready();
    }

    /** What Java made of the classes of this process; those of the services are kept with them. */
    private void keepClasses() {
        String file = System.getProperty(CLASSES);
        if (file != null && started) {
            new ClassArchive(Path.of(file)).write(ProcessHandle.current().pid());
        }
    }

    private static ServiceProcesses processes() {
        Path home = Path.of(System.getProperty(HOME, "."));
        return new ServiceProcesses(
                home, home.resolve("local-stack").resolve("target").resolve("services"));
    }

    private StackPlan plan() {
        if (basePort < 1 || basePort > Ports.HIGHEST_BASE) {
            throw new ParameterException(
                    commandLine(),
                    "Invalid value for option '--ports': expected 1 to " + Ports.HIGHEST_BASE + ", got " + basePort);
        }
        ForeignParts parts = foreign.parts();
        if (secure && !parts.kafka().isEmpty()) {
            throw new ParameterException(
                    commandLine(),
                    "Invalid value for option '--secure': expected no --kafka beside it, since it sets up users and"
                            + " rules of the embedded broker; docs/operations.md says how to secure one of your own");
        }
        return new StackPlan(
                data, CityFolders.of(catalogs), !withoutSample, clock, Ports.from(basePort), secure, parts);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        return spec.commandLine();
    }

    /** Says what is wrong with any of them before anything is started. */
    private static List<Catalog> catalogs(StackPlan plan) {
        return plan.catalogs().stream().map(LocalStack::catalog).toList();
    }

    static Catalog catalog(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StackException("expected a folder with the city's files, and there is none at " + directory);
        }
        try {
            return CatalogLoader.read(directory);
        } catch (InvalidCatalogException e) {
            throw new StackException(directory + ": " + e.getMessage(), e);
        }
    }

    /** Sends all logging to files, before any class makes a logger, so that standard output stays for people. */
    private static void logInto(Path directory) {
        System.setProperty("chitieu.logs", directory.toString());
        System.setProperty("logback.configurationFile", "local-stack-logback.xml");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    static CommandLine commandLine(
            PrintStream out, PrintStream errors, boolean terminal, @Nullable String mongodbOfEnvironment) {
        return new CommandLine(new LocalStack(new StackReporter(out, terminal), errors, mongodbOfEnvironment))
                .setOut(writer(out))
                .setErr(writer(errors))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((e, arguments) -> {
                    e.getCommandLine().getErr().println(withoutUsers(e.getMessage()));
                    e.getCommandLine().usage(e.getCommandLine().getErr());
                    return CommandLine.ExitCode.USAGE;
                });
    }

    /** Returns the text without what stands before the host of an address: a mistyped option may hold a password. */
    private static String withoutUsers(@Nullable String message) {
        return String.valueOf(message).replaceAll("//\\S*@", "//...@");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
