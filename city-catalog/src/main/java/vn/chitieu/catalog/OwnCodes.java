package vn.chitieu.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Codes of the units' own systems for indicators and units of measure of the catalog. A unit has at most one meaning
 * for a code; a code of all units is none of a single one's. Immutable, thread-safe.
 */
public final class OwnCodes {

    /** A city in which every system uses the catalog's codes. */
    public static final OwnCodes NONE = new OwnCodes(List.of());

    private final List<Entry> entries;
    private final Map<Key, String> ours = new HashMap<>();

    /**
     * Takes the codes in the order of the file.
     *
     * @throws IllegalArgumentException if a unit has two meanings for a code
     */
    public OwnCodes(Collection<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : this.entries) {
            if (ours.put(new Key(entry.unit(), entry.kind(), entry.code()), entry.ours()) != null) {
                throw new IllegalArgumentException("expected one meaning of each code, got two of " + entry.code());
            }
        }
    }

    /** Returns the code of the catalog for what a unit's system calls so; empty where it is no code of that unit. */
    public Optional<String> ours(@Nullable String unit, Kind kind, String code) {
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        String own = unit == null ? null : ours.get(new Key(unit, kind, code));
        return Optional.ofNullable(own != null ? own : ours.get(new Key(null, kind, code)));
    }

    /** Returns the codes that a unit's system may use, its own and those of all units, in the order of the file. */
    public List<Entry> of(String unit) {
        return entries.stream()
                .filter(entry -> entry.unit() == null || entry.unit().equals(unit))
                .toList();
    }

    /** Returns all codes, in the order of the file. */
    public List<Entry> all() {
        return entries;
    }

    /** What a code stands for. */
    public enum Kind {
        /** An indicator, by its code. */
        INDICATOR,
        /** A unit of measure, by its Vietnamese text. */
        MEASURE
    }

    /**
     * One code.
     *
     * @param unit permanent id of the unit whose system uses it; null for all units
     * @param kind what it stands for
     * @param code as the system writes it
     * @param ours code of the indicator, or unit of measure in Vietnamese, of the catalog
     */
    public record Entry(@Nullable String unit, Kind kind, String code, String ours) {
        public Entry {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(code);
            Objects.requireNonNull(ours);
        }
    }

    private record Key(@Nullable String unit, Kind kind, String code) {}
}
