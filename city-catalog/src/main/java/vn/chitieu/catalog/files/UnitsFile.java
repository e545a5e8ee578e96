package vn.chitieu.catalog.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.catalog.ReportingUnit.Tile;
import vn.chitieu.catalog.ReportingUnit.Version;
import vn.chitieu.catalog.files.UnitRows.Doubtful;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.FileLocation;
import vn.chitieu.catalog.files.format.TextValue;

/** {@code units.csv}: one row per unit and stretch of time in which its code, name, kind and cluster stay the same. */
final class UnitsFile {

    static final String NAME = "units.csv";

    private static final String CONFIRMED_BY = "confirmed_by";

    private static final CsvSchema TABLE = new CsvSchema(
            List.of("id", "code", "name", "kind", "cluster", "valid_from", "valid_to"),
            List.of("outside", "note", "tile_x", "tile_y", CONFIRMED_BY));

    /** Who has to confirm what a clerk sends as official. */
    private enum Confirmer {
        HEAD
    }

    /** One row that is sound in itself. */
    record Entry(String id, Version version, FileLocation place) {}

    private UnitsFile() {}

    static UnitRows read(CatalogDirectory directory, References references) {
        CsvSchema.Content content = TABLE.read(directory, NAME);
        if (!content.whole()) {
            references.units().incomplete();
        }
        List<Entry> entries = new ArrayList<>();
        List<Doubtful> doubtful = new ArrayList<>();
        for (CsvRow row : content.rows()) {
            entry(row, references, doubtful).ifPresent(entries::add);
        }
        Set<Entry> conflicting = UnitRules.check(entries);
        conflicting.forEach(entry -> doubtful.add(new Doubtful(
                entry.id(),
                entry.version().kind(),
                entry.version().validity(),
                !entry.version().isOfTheCity())));
        Map<String, List<Version>> versions = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!conflicting.contains(entry)) {
                versions.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry.version());
            }
        }
        List<ReportingUnit> units = versions.entrySet().stream()
                .map(unit -> new ReportingUnit(unit.getKey(), earliestFirst(unit.getValue())))
                .toList();
        return new UnitRows(units, doubtful, content.whole());
    }

    private static Optional<Entry> entry(CsvRow row, References references, List<Doubtful> doubtful) {
        int before = row.place().errors().count();
        Optional<String> id = row.required("id").flatMap(TextValue::id);
        id.ifPresent(references.units()::define);
        Optional<String> code = row.required("code").flatMap(TextValue::unitCode);
        Optional<TextValue> name = row.required("name");
        Optional<Kind> kind = row.required("kind").flatMap(field -> field.oneOf(Kind.class));
        Optional<String> cluster = row.optional("cluster").flatMap(references.clusters()::refer);
        Optional<TextValue> outside = row.optional("outside");
        if (outside.isPresent() && cluster.isPresent()) {
            row.place().report(CatalogErrorCode.INVALID_VALUE, "no cluster outside the city", cluster.get());
        }
        Optional<Tile> tile = tile(row);
        Optional<Confirmer> confirmer = row.optional(CONFIRMED_BY).flatMap(field -> field.oneOf(Confirmer.class));
        Optional<DateRange> validity = row.validity();
        if (!row.isSoundSince(before)) {
            doubtful.add(new Doubtful(id.orElse(null), kind.orElse(null), validity.orElse(null), outside.isPresent()));
            return Optional.empty();
        }
        Version version = new Version(
                code.orElseThrow(),
                name.orElseThrow().text(),
                kind.orElseThrow(),
                cluster.orElse(null),
                validity.orElseThrow(),
                outside.map(TextValue::text).orElse(null),
                tile.orElse(null),
                confirmer.isPresent());
        return Optional.of(new Entry(id.orElseThrow(), version, row.place()));
    }

    private static Optional<Tile> tile(CsvRow row) {
        Optional<TextValue> x = row.optional("tile_x");
        Optional<TextValue> y = row.optional("tile_y");
        if (x.isPresent() != y.isPresent()) {
            row.place()
                    .report(CatalogErrorCode.MISSING_VALUE, "both tile_x and tile_y, or neither", "one of them alone");
            return Optional.empty();
        }
        Optional<Integer> column = x.flatMap(field -> field.integer(1, Tile.MOST));
        Optional<Integer> line = y.flatMap(field -> field.integer(1, Tile.MOST));
        return column.flatMap(atX -> line.map(atY -> new Tile(atX, atY)));
    }

    private static List<Version> earliestFirst(List<Version> versions) {
        return versions.stream()
                .sorted(Comparator.comparing(version ->
                        Optional.ofNullable(version.validity().from()).orElse(LocalDate.MIN)))
                .toList();
    }
}
