package vn.chitieu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.chitieu.chaos.fault.FaultKind;
import vn.chitieu.chaos.fault.Faults;
import vn.chitieu.chaos.fault.PlannedFault;
import vn.chitieu.chaos.fault.Schedule;
import vn.chitieu.chaos.input.Input;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.oracle.Findings;
import vn.chitieu.chaos.report.Proof;
import vn.chitieu.chaos.report.Samples;

/**
 * One run: a seeded history of inputs and faults on a line of processes, and what the oracle says about it. The clock
 * of the line passes the deadline of quý I-2022 in the middle of the run.
 */
public final class ChaosRun {

    private static final double INPUTS_A_SECOND = 2;
    private static final Duration BETWEEN_COPIES = Duration.ofSeconds(40);

    private final Plan plan;

    /**
     * What is run.
     *
     * @param length how long inputs and faults go on
     * @param without kinds of faults that do not come
     * @param modules the folder of the built modules
     * @param folder where everything of the run is kept
     * @param wellWithin how long after the last fault everything has to be quiet at the latest
     * @param report the page of the report
     * @param pictures the folder of its pictures
     */
    public record Plan(
            long seed,
            Duration length,
            Set<FaultKind> without,
            Path modules,
            Path folder,
            Duration wellWithin,
            Path report,
            Path pictures) {

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
        Duration untilDeadline = plan.length().dividedBy(2);
        try (LoadedLine loaded = new LoadedLine(plan.folder(), plan.modules(), plan.seed(), untilDeadline)) {
            say("starting the line in " + plan.folder());
            loaded.start();
            say("the figures of 2021 are in");
            Samples samples = new Samples(loaded.line());
            Faults faults = new Faults(loaded.line());
            history(loaded, faults);
            Duration quiet = loaded.settle(
                    plan.wellWithin(), () -> faults.startWhatEndedByItself().forEach(loaded::endedByItself));
            samples.close();
            say("quiet after " + quiet.toSeconds() + " s, comparing");
            int updates = loaded.compare(faults);
            loaded.journal().oddities().forEach(odd -> say("odd: " + odd));
            say("compared " + updates + " updates\n" + loaded.findings());
            Outcome outcome = new Outcome(plan, loaded.findings(), faults.done(), loaded.journal(), updates, quiet);
            Proof.write(outcome, samples, plan.report(), plan.pictures());
            say("the report is in " + plan.report());
            return outcome;
        }
    }

    private void history(LoadedLine loaded, Faults faults) throws InterruptedException {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < plan.inputs(); i++) {
            inputs.add(loaded.generator().next(i, plan.inputs()));
        }
        List<PlannedFault> planned = Schedule.of(plan.seed(), plan.length(), plan.without());
        write(
                "history.txt",
                Stream.concat(
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
            loaded.send(input);
            faults.startWhatEndedByItself().forEach(loaded::endedByItself);
            for (; nextFault < planned.size() && planned.get(nextFault).at().toNanos() <= due; nextFault++) {
                perform(planned.get(nextFault), faults, performing);
            }
            if (due > nextCopy && loaded.line().named("database").isReady()) {
                loaded.line().copyDatabase();
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
