package vn.chitieu.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import vn.chitieu.chaos.fault.Faults;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.input.Generator;
import vn.chitieu.chaos.input.HttpSender;
import vn.chitieu.chaos.input.Input;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.input.KafkaSender;
import vn.chitieu.chaos.input.Readers;
import vn.chitieu.chaos.input.Senders;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings;
import vn.chitieu.chaos.oracle.Oracle;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** A line that runs, with the figures of 2021 in it, and all that sends to it and judges it. */
final class LoadedLine implements AutoCloseable {

    /** The deadline of quý I-2022: the end of the fifth working day after it. */
    static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2022-04-08T00:00:00+07:00");

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration ANSWERS = Duration.ofMinutes(4);

    private final City city;
    private final Path catalog;
    private final Line line;
    private final Journal journal = new Journal();
    private final Findings findings = new Findings();
    private final long seed;
    private final Generator generator;
    private final HttpSender http;
    private Readers readers;
    private KafkaSender kafka;
    private Senders senders;

    /**
     * Makes a line that is not started yet.
     *
     * @param untilDeadline how long before the deadline its clock is now
     */
    LoadedLine(Path folder, Path modules, long seed, Duration untilDeadline) {
        this.catalog = modules.resolve("catalog/thanh-hoa");
        this.city = City.read(catalog);
        Duration offset = Duration.between(Instant.now(), DEADLINE.toInstant()).minus(untilDeadline);
        this.line = new Line(folder, modules, catalog, offset);
        this.seed = seed;
        this.generator = new Generator(city, seed);
        this.http = new HttpSender(line.instances(Service.INGESTION), journal);
    }

    /** Starts it and loads the figures of 2021; returns when they are accepted. */
    void start() throws InterruptedException {
        // A run that is stopped leaves no process behind.
        Runtime.getRuntime().addShutdownHook(new Thread(line::close, "stop"));
        line.start(START);
        http.signUp(city);
        kafka = new KafkaSender(line.bootstrapServers(), journal);
        senders = new Senders(http, kafka, journal);
        readers = new Readers(line.instances(Service.AGGREGATION), city, journal, seed);
        generator.before().forEach(senders::send);
        senders.awaitAnswers(ANSWERS);
        line.copyDatabase();
    }

    Line line() {
        return line;
    }

    Journal journal() {
        return journal;
    }

    Findings findings() {
        return findings;
    }

    Generator generator() {
        return generator;
    }

    void send(Input input) {
        senders.send(input);
    }

    /** Notes that a service ended without a fault. */
    void endedByItself(String what) {
        ChaosRun.say(what);
        findings.found(Findings.Kind.ENDED, what);
    }

    /** Returns after how long everything was quiet; what is not quiet in time is a finding. */
    Duration settle(Duration within) throws InterruptedException {
        return settle(within, () -> {});
    }

    /** As {@link #settle(Duration)}; what is done before each look may start what ended by itself. */
    Duration settle(Duration within, Runnable eachTime) throws InterruptedException {
        long over = System.nanoTime();
        try {
            senders.awaitAnswers(ANSWERS);
            new Quiet(line, eachTime).await(ANSWERS);
        } catch (IllegalStateException tooLong) {
            findings.found(Findings.Kind.HANG, String.valueOf(tooLong.getMessage()));
        }
        Duration quiet = Duration.ofNanos(System.nanoTime() - over);
        if (quiet.compareTo(within) > 0) {
            findings.found(Findings.Kind.HANG, "everything was quiet after " + quiet.toSeconds() + " s");
        }
        return quiet;
    }

    /** Compares everything with what the logs say; returns how many updates are on the log. */
    int compare(Faults faults) throws InterruptedException {
        Oracle oracle = new Oracle(line, city, catalog, journal, faults::mayBeUnknown, findings);
        oracle.compare();
        return oracle.updates();
    }

    @Override
    public void close() {
        if (senders != null) {
            readers.close();
            senders.close();
            kafka.close();
        }
        line.close();
    }
}
