package vn.chitieu.catalog.files;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.ReportingUnit.Kind;

/**
 * Rows of {@code units.csv} as far as they are sound, so that a mistake in one row hides nothing but what it could have
 * to do with.
 *
 * @param units made of the rows that are sound
 * @param doubtful the other rows, as much of each as could be read
 * @param whole whether the file could be read to its end, so that there are no further rows
 */
record UnitRows(List<ReportingUnit> units, List<Doubtful> doubtful, boolean whole) {

    UnitRows {
        units = List.copyOf(units);
        doubtful = List.copyOf(doubtful);
    }

    /**
     * A row with a mistake in it; null for what could not be read.
     *
     * @param isOutside whether it says that the unit is not part of the city then
     */
    record Doubtful(
            @Nullable String id,
            @Nullable Kind kind,
            @Nullable DateRange validity,
            boolean isOutside) {

        private boolean mayBe(Kind other) {
            return kind == null || kind == other;
        }

        private boolean mayBeOn(LocalDate day) {
            return validity == null || validity.includes(day);
        }
    }

    /** Returns whether a unit may exist on a day by a row that is not sound. */
    boolean mayBeThere(String unit, LocalDate day) {
        return !whole || doubtful.stream().anyMatch(row -> isOf(unit, row) && row.mayBeOn(day));
    }

    private static boolean isOf(String unit, Doubtful row) {
        return row.id() == null || row.id().equals(unit);
    }

    /** Returns how many units of a kind the city has on a day: at least, and at most. */
    Range count(Kind kind, LocalDate day) {
        Set<String> sure = new HashSet<>();
        for (ReportingUnit unit : units) {
            unit.on(day)
                    .filter(version -> version.kind() == kind && version.isOfTheCity())
                    .ifPresent(version -> sure.add(unit.id()));
        }
        List<Doubtful> possible = doubtful.stream()
                .filter(row -> row.mayBe(kind) && row.mayBeOn(day) && !row.isOutside())
                .toList();
        long nameless = possible.stream().filter(row -> row.id() == null).count();
        long named = possible.stream()
                .map(Doubtful::id)
                .filter(Objects::nonNull)
                .filter(id -> !sure.contains(id))
                .distinct()
                .count();
        return new Range(sure.size(), whole ? sure.size() + named + nameless : Long.MAX_VALUE);
    }

    /**
     * A number that is not known exactly.
     *
     * @param least it is not less
     * @param most it is not more
     */
    record Range(long least, long most) {

        boolean includes(long number) {
            return least <= number && number <= most;
        }

        @Override
        public String toString() {
            return least == most
                    ? Long.toString(least)
                    : most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
        }
    }
}
