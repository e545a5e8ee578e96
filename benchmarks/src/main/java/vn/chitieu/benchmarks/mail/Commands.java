package vn.chitieu.benchmarks.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of the commands that a service sent to its database.
 *
 * @param byKind how many commands, by collection and command
 */
record Commands(Map<String, Long> byKind) {

    Commands {
        byKind = Map.copyOf(byKind);
    }

    /** Reads the counters as they stand. */
    static Commands soFar(MeterRegistry meters) {
        Map<String, Long> counts = new TreeMap<>();
        for (Timer timer : meters.find("mongodb.driver.commands").timers()) {
            String kind =
                    timer.getId().getTag("collection") + " " + timer.getId().getTag("command");
            counts.merge(kind, timer.count(), Long::sum);
        }
        return new Commands(counts);
    }

    /** Returns what was asked since an earlier look. */
    Commands since(Commands earlier) {
        Map<String, Long> counts = new TreeMap<>();
        byKind.forEach((kind, count) -> counts.put(kind, count - earlier.byKind.getOrDefault(kind, 0L)));
        return new Commands(counts);
    }

    /** Prints how many there were for each mail, the most frequent ones first. */
    void print(int mails) {
        System.out.printf(Locale.ROOT, "%ncommands to the database for each of %,d mails%n", mails);
        byKind.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(one ->
                        System.out.printf(Locale.ROOT, "   %7.3f  %s%n", 1.0 * one.getValue() / mails, one.getKey()));
    }
}
