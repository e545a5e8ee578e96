package vn.chitieu.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.chitieu.chaos.fault.Faults;
import vn.chitieu.chaos.input.Generator;
import vn.chitieu.chaos.input.Input;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.line.Cities;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings;
import vn.chitieu.chaos.oracle.Strangers;

/** A line that runs, with the figures of 2021 of its cities in it, and all that sends to it and judges it. */
final class LoadedLine implements AutoCloseable {

    /** The deadline of quý I-2022: the end of the fifth working day after it. */
    static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2022-04-08T00:00:00+07:00");

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration ANSWERS = Duration.ofMinutes(4);

    private final Line line;
    private final List<LoadedCity> cities = new ArrayList<>();
    private final Findings findings = new Findings();

    /**
     * Makes a line that is not started yet.
     *
     * @param untilDeadline how long before the deadline its clock is now
     */
    LoadedLine(ChaosRun.Plan plan, Duration untilDeadline) {
        Path sample = plan.modules().resolve("catalog/thanh-hoa");
        Cities all = Cities.of(sample, plan.folder().resolve("catalogs"), plan.cities());
        Duration offset = Duration.between(Instant.now(), DEADLINE.toInstant()).minus(untilDeadline);
        this.line = new Line(plan.folder(), plan.modules(), all, offset);
        for (int number = 0; number < plan.cities(); number++) {
            cities.add(new LoadedCity(all.catalogs().get(number), line, number, plan.seed()));
        }
    }

    /** Starts it and loads the figures of 2021; returns when they are accepted. */
    void start() throws InterruptedException {
        // A run that is stopped leaves no process behind.
        Runtime.getRuntime().addShutdownHook(new Thread(line::close, "stop"));
        line.start(START);
        for (LoadedCity city : cities) {
            city.start();
        }
        awaitAnswers();
        line.copyDatabase();
    }

    private void awaitAnswers() throws InterruptedException {
        for (LoadedCity city : cities) {
            city.awaitAnswers(ANSWERS);
        }
    }

    Line line() {
        return line;
    }

    /** Returns all cities, the sample first. */
    List<LoadedCity> cities() {
        return cities;
    }

    /** Returns what was sent and answered of all cities. */
    Journal journal() {
        return Journal.of(cities.stream().map(LoadedCity::journal).toList());
    }

    Findings findings() {
        return findings;
    }

    /** Returns what makes the inputs of the first city. */
    Generator generator() {
        return cities.get(0).generator();
    }

    /** Sends an input of the first city. */
    void send(Input input) {
        cities.get(0).send(input);
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
            awaitAnswers();
            new Quiet(line, cities.stream().map(LoadedCity::about).toList(), eachTime).await(ANSWERS);
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
        int updates = 0;
        for (LoadedCity city : cities) {
            findings.about(cities.size() == 1 ? "" : city.id() + ": ");
            updates += city.compare(faults, findings);
            for (LoadedCity other : cities) {
                if (other != city) {
                    Strangers.compare(line, city.journal(), other.about(), findings);
                }
            }
        }
        findings.about("");
        return updates;
    }

    @Override
    public void close() {
        cities.forEach(LoadedCity::close);
        line.close();
    }
}
