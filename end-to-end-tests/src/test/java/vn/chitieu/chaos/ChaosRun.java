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
import vn.chitieu.chaos.fault.DamagedPage;
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
     * @param cities how many there are; what comes in is spread over them
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
            int cities,
            Set<FaultKind> without,
            Path modules,
            Path folder,
            Duration wellWithin,
            Path report,
            Path pictures) {

        /** Returns how many inputs each city has. */
        int inputsOfACity() {
            return (int) (length.toMillis() / 1e3 * INPUTS_A_SECOND) / cities;
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
        try (LoadedLine loaded = new LoadedLine(plan, untilDeadline)) {
            say("starting the line in " + plan.folder());
            loaded.start();
            say("the figures of 2021 are in");
            Samples samples = new Samples(loaded.line());
            Faults faults = new Faults(loaded.line());
            DamagedPage damage = damage(loaded);
            history(loaded, faults, damage);
            damage.mendForSure();
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

    /** Of several cities one cannot be folded in the middle of the run; it shares its partition with the first. */
    private DamagedPage damage(LoadedLine loaded) {
        return plan.cities() == 1
                ? DamagedPage.none()
                : new DamagedPage(
                        loaded.line().mongodb(),
                        loaded.cities().get(1).id(),
                        plan.length().dividedBy(3),
                        plan.length().multipliedBy(5).dividedBy(9));
    }

    /** One input of a city. */
    private record Planned(LoadedCity city, Input input) {

        String describe() {
            return input.number() + "  " + city.id() + "  " + input.describe();
        }
    }

    /** Returns the inputs in their order: the cities take turns. */
    private List<Planned> inputs(LoadedLine loaded) {
        List<Planned> inputs = new ArrayList<>();
        for (int i = 0; i < plan.inputsOfACity(); i++) {
            for (LoadedCity city : loaded.cities()) {
                inputs.add(new Planned(city, city.generator().next(i, plan.inputsOfACity())));
            }
        }
        return inputs;
    }

    private void history(LoadedLine loaded, Faults faults, DamagedPage damage) throws InterruptedException {
        List<Planned> inputs = inputs(loaded);
        List<PlannedFault> planned = Schedule.of(plan.seed(), plan.length(), plan.without());
        write(
                "history.txt",
                Stream.concat(
                                planned.stream().map(PlannedFault::describe),
                                inputs.stream().map(Planned::describe))
                        .toList());
        say(inputs.size() + " inputs, " + planned.size() + " faults");
        long start = System.nanoTime();
        Set<Thread> performing = ConcurrentHashMap.newKeySet();
        int nextFault = 0;
        long nextCopy = BETWEEN_COPIES.toNanos();
        for (int i = 0; i < inputs.size(); i++) {
            long due = (long) (i / INPUTS_A_SECOND * 1e9);
            for (long now = System.nanoTime() - start; now < due; now = System.nanoTime() - start) {
                Thread.sleep(Math.max(1, Math.min(100, (due - now) / 1_000_000)));
            }
            inputs.get(i).city().send(inputs.get(i).input());
            damage.at(Duration.ofNanos(due));
            faults.startWhatEndedByItself().forEach(loaded::endedByItself);
            for (; nextFault < planned.size() && planned.get(nextFault).at().toNanos() <= due; nextFault++) {
                perform(planned.get(nextFault), faults, performing);
            }
            // A copy of a damaged page would bring the damage back.
            if (due > nextCopy
                    && !damage.isThere()
                    && loaded.line().named("database").isReady()) {
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
