package vn.chitieu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.chitieu.chaos.fault.FaultKind;
import vn.chitieu.chaos.fault.Faults;
import vn.chitieu.chaos.fault.PlannedFault;
import vn.chitieu.chaos.fault.Schedule;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.input.Generator;
import vn.chitieu.chaos.input.HttpSender;
import vn.chitieu.chaos.input.Input;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.input.KafkaSender;
import vn.chitieu.chaos.input.Senders;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings;
import vn.chitieu.chaos.oracle.Oracle;

/**
 * One run: a seeded history of inputs and faults on a line of processes, and what the oracle says about it. The clock
 * of the line passes the deadline of quý I-2022 in the middle of the run.
 */
public final class ChaosRun {

    private static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2022-04-08T00:00:00+07:00");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration ANSWERS = Duration.ofMinutes(3);
    private static final double INPUTS_A_SECOND = 2;
    private static final Duration BETWEEN_COPIES = Duration.ofSeconds(40);

    private final Plan plan;
    private final Journal journal = new Journal();
    private final Findings findings = new Findings();

    /**
     * What is run.
     *
     * @param length how long inputs and faults go on
     * @param without kinds of faults that do not come
     * @param modules the folder of the built modules
     * @param folder where everything of the run is kept
     */
    public record Plan(
            long seed, Duration length, Set<FaultKind> without, Path modules, Path folder, Duration wellWithin) {

        Path catalog() {
            return modules.resolve("catalog/thanh-hoa");
        }

        int inputs() {
            return (int) (length.toMillis() / 1e3 * INPUTS_A_SECOND);
        }
    }

    /** Takes what is to be run. */
    public ChaosRun(Plan plan) {
        this.plan = plan;
    }

    /** What came of a run. */
    public record Outcome(
            Plan plan,
            Findings findings,
            List<Faults.Done> faults,
            Journal journal,
            int updates,
            Duration quietAfter) {}

    /** Runs. */
    public Outcome run() throws InterruptedException {
        City city = City.read(plan.catalog());
        Duration offset = Duration.between(Instant.now(), DEADLINE.toInstant()).minus(plan.length().dividedBy(2));
        try (Line line = new Line(plan.folder(), plan.modules(), plan.catalog(), offset)) {
            say("starting the line in " + plan.folder());
            line.start(START);
            Faults faults = new Faults(line);
            HttpSender http = new HttpSender(line.instances(
                    vn.chitieu.localstack.services.ServiceProcesses.Service.INGESTION), journal);
            http.signUp(city);
            try (KafkaSender kafka = new KafkaSender(line.bootstrapServers(), journal);
                    Senders senders = new Senders(http, kafka, journal)) {
                Generator generator = new Generator(city, plan.seed());
                generator.before().forEach(senders::send);
                senders.awaitAnswers(ANSWERS);
                say("the figures of 2021 are in");
                line.copyDatabase();
                history(generator, senders, faults, line);
                Duration quiet = settle(senders, line);
                Oracle oracle = new Oracle(line, city, plan.catalog(), journal, findings);
                say("comparing " + oracle.updates() + " updates, quiet after " + quiet);
                oracle.compare();
                journal.oddities().forEach(odd -> say("odd: " + odd));
                say(findings.toString());
                return new Outcome(plan, findings, faults.done(), journal, oracle.updates(), quiet);
            }
        }
    }

    private void history(Generator generator, Senders senders, Faults faults, Line line) throws InterruptedException {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < plan.inputs(); i++) {
            inputs.add(generator.next(i, plan.inputs()));
        }
        List<PlannedFault> planned = Schedule.of(plan.seed(), plan.length(), plan.without());
        write("history.txt", Stream.concat(
                        planned.stream().map(PlannedFault::describe),
                        inputs.stream().map(input -> input.number() + "  " + input.describe()))
                .toList());
        say(inputs.size() + " inputs, " + planned.size() + " faults");
        long start = System.nanoTime();
        Set<Thread> performing = ConcurrentHashMap.newKeySet();
        int nextFault = 0;
        long nextCopy = BETWEEN_COPIES.toNanos();
        for (Input input : inputs) {
            long due = (long) (input.number() / INPUTS_A_SECOND * 1e9);
            for (long now = System.nanoTime() - start; now < due; now = System.nanoTime() - start) {
                Thread.sleep(Math.max(1, Math.min(100, (due - now) / 1_000_000)));
            }
            senders.send(input);
            for (; nextFault < planned.size() && planned.get(nextFault).at().toNanos() <= due; nextFault++) {
                perform(planned.get(nextFault), faults, performing);
            }
            if (due > nextCopy && line.named("database").isReady()) {
                line.copyDatabase();
                nextCopy += BETWEEN_COPIES.toNanos();
            }
        }
        for (Thread thread : performing) {
            thread.join();
        }
    }

    private static void perform(PlannedFault fault, Faults faults, Set<Thread> performing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        say(fault.describe());
                        faults.perform(fault);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "fault-" + fault.number());
        performing.add(thread);
        thread.start();
    }

    /** Returns how long after the last fault everything was quiet. */
    private Duration settle(Senders senders, Line line) throws InterruptedException {
        long over = System.nanoTime();
        try {
            senders.awaitAnswers(ANSWERS);
            new Quiet(line).await(ANSWERS);
        } catch (IllegalStateException tooLong) {
            findings.found(Findings.Kind.HANG, String.valueOf(tooLong.getMessage()));
        }
        Duration quiet = Duration.ofNanos(System.nanoTime() - over);
        if (quiet.compareTo(plan.wellWithin()) > 0) {
            findings.found(Findings.Kind.HANG, "everything was quiet after " + quiet.toSeconds() + " s");
        }
        return quiet;
    }

    private void write(String name, List<String> lines) {
        try {
            Files.createDirectories(plan.folder());
            Files.write(plan.folder().resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void say(String what) {
        System.out.printf("[chaos] %tT %s%n", System.currentTimeMillis(), what);
    }
}
