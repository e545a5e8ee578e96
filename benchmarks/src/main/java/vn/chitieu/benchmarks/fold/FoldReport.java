package vn.chitieu.benchmarks.fold;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.Medians;
import vn.chitieu.benchmarks.parts.Table;

/** The medians of all contenders, and how the service stands to the others. */
final class FoldReport {

    private final Map<DatabaseKind, Map<String, List<Lap>>> laps = new EnumMap<>(DatabaseKind.class);

    /** By how much the service has to be faster than a peer on a kind of database. */
    private record Floor(DatabaseKind database, String peer, double factor) {}

    /** None in memory beside the sink, which only copies there: a database that keeps nothing is in use nowhere. */
    private static final List<Floor> FLOORS = List.of(
            new Floor(DatabaseKind.DURABLE, "sink", 2.0),
            new Floor(DatabaseKind.MEMORY, "streams", 1.0),
            new Floor(DatabaseKind.MEMORY, "naive", 10),
            new Floor(DatabaseKind.DURABLE, "naive", 10));

    void add(DatabaseKind database, Map<String, List<Lap>> ofAll) {
        laps.put(database, ofAll);
    }

    void print() {
        Table table = new Table(
                "database", "who", "updates/s (median)", "all runs", "cores busy", "cpu µs each", "gc s", "service is");
        laps.forEach((database, ofAll) -> ofAll.forEach((name, runs) -> table.row(
                database.name().toLowerCase(Locale.ROOT),
                name,
                "%,.0f".formatted(perSecond(runs)),
                String.join(
                        " ",
                        runs.stream()
                                .map(lap -> "%,.0f".formatted(lap.perSecond()))
                                .toList()),
                "%.1f".formatted(Medians.of(runs.stream().map(Lap::cores).toList())),
                "%.1f".formatted(Medians.of(runs.stream().map(Lap::cpuMicros).toList())),
                "%.2f"
                        .formatted(Medians.of(runs.stream()
                                .map(lap -> lap.gc().toMillis() / 1e3)
                                .toList())),
                factor(database, name))));
        table.print("fold");
        verdicts().forEach(System.out::println);
    }

    /** Returns whether none of the floors that were measured is missed. */
    boolean keepsFloors() {
        return verdicts().stream().noneMatch(line -> line.startsWith("MISSED"));
    }

    private List<String> verdicts() {
        List<String> lines = new ArrayList<>();
        for (Floor floor : FLOORS) {
            Map<String, List<Lap>> ofAll = laps.getOrDefault(floor.database(), Map.of());
            List<Lap> service = ofAll.get("service");
            List<Lap> peer = ofAll.get(floor.peer());
            if (service != null && peer != null) {
                double factor = perSecond(service) / perSecond(peer);
                lines.add("%s %s: %.2f x %s, floor %.1f x"
                        .formatted(
                                factor >= floor.factor() ? "kept  " : "MISSED",
                                floor.database(),
                                factor,
                                floor.peer(),
                                floor.factor()));
            }
        }
        return lines;
    }

    private String factor(DatabaseKind database, String name) {
        Map<String, List<Lap>> ofAll = laps.getOrDefault(database, Map.of());
        List<Lap> service = ofAll.get("service");
        List<Lap> peer = ofAll.get(name);
        return service == null || peer == null || name.equals("service")
                ? ""
                : "%.2f x".formatted(perSecond(service) / perSecond(peer));
    }

    private static double perSecond(List<Lap> runs) {
        return Medians.of(runs.stream().map(Lap::perSecond).toList());
    }
}
