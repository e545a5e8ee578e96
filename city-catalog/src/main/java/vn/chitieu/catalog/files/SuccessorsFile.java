package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.FileLocation;
import vn.chitieu.catalog.files.format.NumberRange;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.territory.Succession;

/**
 * {@code successors.csv}: one row per part of a unit that became another's. A city that never changed has no such file.
 */
final class SuccessorsFile {

    static final String NAME = "successors.csv";

    private static final CsvSchema TABLE =
            new CsvSchema(List.of("predecessor", "successor", "on", "share", "source"), List.of("note"));

    /** One row that is sound in itself. */
    record Entry(Succession succession, FileLocation place) {}

    private SuccessorsFile() {}

    /** Reads the file, and checks its sound rows against each other and against the sound rows of the units. */
    static List<Succession> read(CatalogDirectory directory, References references, UnitRows units) {
        if (!directory.has(NAME)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        CsvSchema.Content content = TABLE.read(directory, NAME);
        // Parts that are not sound: what they are part of cannot be added up.
        Set<String> doubtful = new HashSet<>();
        boolean isAnyNameless = !content.whole();
        for (CsvRow row : content.rows()) {
            Optional<Succession> read = succession(row, references);
            if (read.isPresent()
                    && seen.add(List.of(
                            read.get().predecessor(),
                            read.get().successor(),
                            read.get().on()))) {
                entries.add(new Entry(read.get(), row.place()));
                continue;
            }
            read.ifPresent(one ->
                    row.place().report(CatalogErrorCode.DUPLICATE, "each part once", one.successor() + " again"));
            Optional<TextValue> predecessor = row.optional("predecessor");
            predecessor.map(TextValue::text).ifPresent(doubtful::add);
            isAnyNameless |= predecessor.isEmpty();
        }
        boolean areSumsKnown = !isAnyNameless;
        SuccessorRules.check(entries, units, predecessor -> areSumsKnown && !doubtful.contains(predecessor));
        return entries.stream().map(Entry::succession).toList();
    }

    private static Optional<Succession> succession(CsvRow row, References references) {
        int before = row.place().errors().count();
        Optional<String> predecessor = row.required("predecessor").flatMap(references.units()::refer);
        Optional<String> successor = row.required("successor").flatMap(references.units()::refer);
        Optional<LocalDate> on = row.required("on").flatMap(TextValue::date);
        Optional<BigDecimal> share = row.required("share").flatMap(SuccessorsFile::share);
        Optional<TextValue> source = row.required("source");
        if (!row.isSoundSince(before)) {
            return Optional.empty();
        }
        return Optional.of(new Succession(
                predecessor.orElseThrow(),
                successor.orElseThrow(),
                on.orElseThrow(),
                share.orElseThrow(),
                source.orElseThrow().text(),
                row.optional("note").map(TextValue::text).orElse(null)));
    }

    private static Optional<BigDecimal> share(TextValue field) {
        Optional<BigDecimal> share = field.decimal();
        boolean fits = share.filter(one -> one.signum() > 0
                        && one.compareTo(BigDecimal.ONE) <= 0
                        && one.stripTrailingZeros().scale() <= Succession.MOST_SHARE_DIGITS)
                .isPresent();
        return share.isEmpty() || fits ? share : field.refuse(NumberRange.share(Succession.MOST_SHARE_DIGITS));
    }
}
