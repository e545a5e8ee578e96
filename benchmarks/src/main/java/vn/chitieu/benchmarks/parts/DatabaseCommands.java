package vn.chitieu.benchmarks.parts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts of the commands that the aggregation service sent to the database by kind, and the time that it waited for
 * each.
 */
public final class DatabaseCommands {

    static final String METER = "mongodb.driver.commands";

    private final MeterRegistry meters;
    private final Map<String, Sent> begin;

    private DatabaseCommands(MeterRegistry meters) {
        this.meters = meters;
        this.begin = soFar(meters);
    }

    /** Begins to count. */
    public static DatabaseCommands start(MeterRegistry meters) {
        return new DatabaseCommands(meters);
    }

    /** Prints what was sent since the start, for each batch that was folded. */
    public void print(long batches) {
        System.out.printf(Locale.ROOT, "%ncommands of the database for each of %,d batches%n", batches);
        Map<String, Sent> sent = new HashMap<>();
        soFar(meters).forEach((kind, now) -> sent.put(kind, now.since(begin.getOrDefault(kind, Sent.NOTHING))));
        sent.entrySet().stream()
                .filter(one -> one.getValue().count() > 0)
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(Sent::count).reversed()))
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "   %8.2f  %s, %.0f µs each%n",
                        (double) one.getValue().count() / Math.max(1, batches),
                        one.getKey(),
                        one.getValue().micros() / one.getValue().count()));
    }

    private static Map<String, Sent> soFar(MeterRegistry meters) {
        Map<String, Sent> sent = new HashMap<>();
        for (Timer timer : meters.find(METER).timers()) {
            sent.merge(
                    timer.getId().getTag("command") + " " + timer.getId().getTag("collection"),
                    new Sent(timer.count(), timer.totalTime(TimeUnit.MICROSECONDS)),
                    Sent::and);
        }
        return sent;
    }

    private record Sent(long count, double micros) {

        static final Sent NOTHING = new Sent(0, 0);

        Sent and(Sent other) {
            return new Sent(count + other.count, micros + other.micros);
        }

        Sent since(Sent earlier) {
            return new Sent(count - earlier.count, micros - earlier.micros);
        }
    }
}
