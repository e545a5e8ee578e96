package vn.chitieu.catalog.files;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/**
 * {@code expected-counts.yaml}: how many units of each kind there are on certain days, from a source other than the
 * table of units. Public lists contain errors; a forgotten ward would make every total of the city silently too low.
 */
final class ExpectedCountsFile {

    static final String NAME = "expected-counts.yaml";

    private static final YamlKeys KEYS = new YamlKeys(List.of("counts"), List.of());
    private static final YamlKeys ENTRY = new YamlKeys(
            List.of("day", "source"),
            Arrays.stream(Kind.values()).map(Kind::name).toList());
    private static final int MOST_UNITS = CsvSchema.MAX_ROWS;

    private ExpectedCountsFile() {}

    /** Reports each count that the units do not have, whatever the rows that are not sound were meant to say. */
    static void check(CatalogDirectory directory, UnitRows units) {
        YamlFile.read(directory, NAME, KEYS).ifPresent(yaml -> {
            for (YamlMap entry : yaml.maps("counts", ENTRY)) {
                entry.value("source");
                Optional<LocalDate> day = entry.value("day", TextValue::date);
                for (Kind kind : Kind.values()) {
                    Optional<Integer> expected = entry.value(kind.name(), field -> field.integer(0, MOST_UNITS));
                    expected.ifPresent(count -> day.ifPresent(on -> check(entry, kind, count, on, units)));
                }
            }
        });
    }

    private static void check(YamlMap entry, Kind kind, int expected, LocalDate day, UnitRows units) {
        UnitRows.Range actual = units.count(kind, day);
        if (!actual.includes(expected)) {
            entry.place(kind.name())
                    .report(
                            CatalogErrorCode.WRONG_COUNT,
                            expected + " units of kind " + kind + " on " + day,
                            actual + " in " + UnitsFile.NAME);
        }
    }
}
