package vn.chitieu.benchmarks.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.benchmarks.parts.Medians;

/**
 * The runs of one contender in one case.
 *
 * @param contender whose
 * @param perPost updates of one request
 * @param own whether each unit has a key of its own
 * @param measured what was measured so far
 */
record Runs(IngestContender contender, int perPost, boolean own, List<Run> measured) {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Duration LAP = Duration.ofSeconds(5);
    private static final Duration LITTLE = LAP.dividedBy(50);

    Runs(IngestContender contender, int perPost, boolean own) {
        this(contender, perPost, own, new ArrayList<>());
    }

    /**
     * One run.
     *
     * @param perSecond updates per second
     * @param contenderMicros time of a core for each update, of the contender's process
     * @param brokerMicros the same of the broker
     * @param clientMicros the same of the client
     * @param answers times in microseconds until an answer
     */
    record Run(double perSecond, double contenderMicros, double brokerMicros, double clientMicros, Histogram answers) {}

    /** Sends for so long, checks what is on the topic, and returns what it was like. */
    Run run(IngestSetup ground, int connections, Duration length, long pauseNanos) throws Exception {
        Posts posts = new Posts(perPost, contender.keys(own));
        Duration contenderCpu = contender.jvm().cpu();
        Duration brokerCpu = ground.broker().cpu();
        LoadClient.Result result;
        try {
            result = new LoadClient(contender.jvm().port(), connections).run(posts, length, pauseNanos);
        } catch (IOException broken) {
            throw new IOException(
                    this + ": " + contender.jvm().condition() + "; "
                            + ground.broker().condition(),
                    broken);
        }
        Run run = new Run(
                result.perSecond(),
                micros(contender.jvm().cpu().minus(contenderCpu), result),
                micros(ground.broker().cpu().minus(brokerCpu), result),
                micros(result.cpu(), result),
                result.micros());
        LOG.info(
                "{}: {} updates/s, cpu µs each {} + broker {} + client {}",
                this,
                Math.round(run.perSecond()),
                "%.1f".formatted(run.contenderMicros()),
                "%.1f".formatted(run.brokerMicros()),
                "%.1f".formatted(run.clientMicros()));
        new Logged(ground.servers(), contender.topic()).check(posts, result.updates());
        return run;
    }

    private static double micros(Duration cpu, LoadClient.Result result) {
        return cpu.toNanos() / 1e3 / Math.max(1, result.updates());
    }

    /**
     * Runs until Java has compiled what is run, or for so long at the most: on cores that are all busy its compilers
     * come last, so after each lap they are let finish what they have begun.
     */
    void warmUp(IngestSetup ground, int connections, Duration most) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        Duration compiled;
        do {
            Duration before = contender.jvm().compilersCpu();
            run(ground, connections, LAP, 0);
            compiled = compilersAtRest().minus(before);
            LOG.info("{}: compilers took {} ms", this, compiled.toMillis());
        } while (compiled.compareTo(LITTLE) > 0 && System.nanoTime() < end);
    }

    private Duration compilersAtRest() throws Exception {
        Duration before = Duration.ZERO;
        Duration now = contender.jvm().compilersCpu();
        while (now.compareTo(before) > 0) {
            TimeUnit.MILLISECONDS.sleep(300);
            before = now;
            now = contender.jvm().compilersCpu();
        }
        return now;
    }

    /** Runs and keeps what it was like. */
    void measure(IngestSetup ground, int connections, Duration length) throws Exception {
        measured.add(run(ground, connections, length, 0));
    }

    double median(ToDoubleFunction<Run> figure) {
        return Medians.of(measured.stream().map(figure::applyAsDouble).toList());
    }

    double perSecond() {
        return median(Run::perSecond);
    }

    @Override
    public String toString() {
        return contender.name() + ", " + perPost + " per POST, " + (own ? "a key for each unit" : "one key");
    }
}
