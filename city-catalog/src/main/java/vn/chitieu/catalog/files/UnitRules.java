package vn.chitieu.catalog.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.chitieu.catalog.files.UnitsFile.Entry;
import vn.chitieu.catalog.files.format.CatalogErrorCode;

/**
 * Rules between rows of {@code units.csv}: on each day a unit is one thing, a code names one unit, and a tile of the
 * map shows one.
 */
final class UnitRules {

    private UnitRules() {}

    /** Reports what does not hold, and returns the rows that cannot both be true. */
    static Set<Entry> check(List<Entry> entries) {
        Set<Entry> conflicting = new LinkedHashSet<>();
        conflicts(entries, Entry::id, (entry, earlier) -> {
            conflicting.addAll(List.of(entry, earlier));
            entry.place()
                    .report(
                            CatalogErrorCode.OVERLAPPING_VALIDITY,
                            "versions of " + entry.id() + " that do not overlap",
                            "one that overlaps line " + earlier.place().line());
        });
        conflicts(entries, entry -> entry.version().code(), (entry, earlier) -> {
            if (!entry.id().equals(earlier.id())) {
                conflicting.addAll(List.of(entry, earlier));
                entry.place()
                        .report(
                                CatalogErrorCode.CODE_IN_USE,
                                "one unit per code and day",
                                entry.version().code() + " that " + earlier.id() + " has on line "
                                        + earlier.place().line());
            }
        });
        checkTiles(entries);
        return conflicting;
    }

    /** Two units at one place hide each other on the map, which makes neither of them doubtful elsewhere. */
    private static void checkTiles(List<Entry> entries) {
        List<Entry> placed =
                entries.stream().filter(entry -> entry.version().tile() != null).toList();
        conflicts(placed, entry -> String.valueOf(entry.version().tile()), (entry, earlier) -> {
            if (!entry.id().equals(earlier.id())) {
                entry.place()
                        .report(
                                CatalogErrorCode.INVALID_VALUE,
                                "one unit per tile and day",
                                "the tile that " + earlier.id() + " has on line "
                                        + earlier.place().line());
            }
        });
    }

    private interface Conflict {
        void report(Entry entry, Entry earlier);
    }

    private static void conflicts(List<Entry> entries, Function<Entry, String> key, Conflict conflict) {
        Map<String, List<Entry>> byKey = new HashMap<>();
        for (Entry entry : entries) {
            List<Entry> before = byKey.computeIfAbsent(key.apply(entry), k -> new ArrayList<>());
            Optional<Entry> overlapping = before.stream()
                    .filter(earlier -> earlier.version()
                            .validity()
                            .overlaps(entry.version().validity()))
                    .findFirst();
            overlapping.ifPresent(earlier -> conflict.report(entry, earlier));
            before.add(entry);
        }
    }
}
