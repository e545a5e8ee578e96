package vn.chitieu.catalog.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.OwnCodes;
import vn.chitieu.catalog.OwnCodes.Kind;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.TextValue;

/**
 * {@code codes.csv}: one row for each code of a unit's own system. A city whose systems use the catalog's codes has no
 * such file.
 */
final class CodesFile {

    static final String NAME = "codes.csv";

    private static final CsvSchema TABLE = new CsvSchema(List.of("unit", "kind", "code", "ours"), List.of("note"));
    private static final String ALL_UNITS = "*";
    private static final int MOST_CHARACTERS = 100;

    private final References references;
    private final Set<String> indicators;
    private final Set<String> measures;

    /** The units that use a code of a kind; {@code *} for all. */
    private final Map<List<Object>, List<String>> users = new HashMap<>();

    private CodesFile(References references, Collection<Indicator> indicators) {
        this.references = references;
        this.indicators = indicators.stream().map(Indicator::code).collect(Collectors.toSet());
        this.measures = indicators.stream()
                .map(indicator -> indicator.display().unitOfMeasure().vi())
                .collect(Collectors.toSet());
    }

    /** Reads the file against the sound rows of the others. */
    static OwnCodes read(CatalogDirectory directory, References references, Collection<Indicator> indicators) {
        if (!directory.has(NAME)) {
            return OwnCodes.NONE;
        }
        CodesFile file = new CodesFile(references, indicators);
        List<OwnCodes.Entry> entries = new ArrayList<>();
        for (CsvRow row : TABLE.read(directory, NAME).rows()) {
            file.entry(row).filter(entry -> file.isFree(entry, row)).ifPresent(entries::add);
        }
        return new OwnCodes(entries);
    }

    private Optional<OwnCodes.Entry> entry(CsvRow row) {
        int before = row.place().errors().count();
        Optional<String> unit = row.required("unit").flatMap(this::unit);
        Optional<Kind> kind = row.required("kind").flatMap(field -> field.oneOf(Kind.class));
        Optional<TextValue> code = row.required("code");
        Optional<TextValue> ours = row.required("ours");
        if (kind.isPresent()) {
            code.ifPresent(field -> checkCode(kind.get(), field));
            ours.ifPresent(field -> checkOurs(kind.get(), field));
        }
        if (!row.isSoundSince(before)) {
            return Optional.empty();
        }
        return Optional.of(new OwnCodes.Entry(
                unit.filter(one -> !one.equals(ALL_UNITS)).orElse(null),
                kind.orElseThrow(),
                code.orElseThrow().text(),
                ours.orElseThrow().text()));
    }

    private Optional<String> unit(TextValue field) {
        return field.text().equals(ALL_UNITS)
                ? Optional.of(ALL_UNITS)
                : references.units().refer(field);
    }

    /** A code of the catalog means the same for every sender. */
    private void checkCode(Kind kind, TextValue field) {
        boolean isOurs = (kind == Kind.INDICATOR ? indicators : measures).contains(field.text());
        if (field.text().length() > MOST_CHARACTERS
                || !field.text().equals(field.text().strip())) {
            field.refuse(
                    CatalogErrorCode.INVALID_CODE,
                    "at most " + MOST_CHARACTERS + " characters without spaces at either end");
        } else if (isOurs) {
            field.refuse(CatalogErrorCode.CODE_IN_USE, "a code that the catalog does not have itself");
        }
    }

    private void checkOurs(Kind kind, TextValue field) {
        if (kind == Kind.INDICATOR) {
            references.indicators().refer(field);
        } else if (!measures.isEmpty() && !measures.contains(field.text())) {
            field.refuse(
                    CatalogErrorCode.UNKNOWN_UNIT_OF_MEASURE,
                    "a Vietnamese unit of measure of an indicator of " + IndicatorsFile.NAME);
        }
    }

    /** One of all units would be a second meaning of that of a single one. */
    private boolean isFree(OwnCodes.Entry entry, CsvRow row) {
        String unit = entry.unit() == null ? ALL_UNITS : entry.unit();
        List<String> others = users.computeIfAbsent(List.of(entry.kind(), entry.code()), none -> new ArrayList<>());
        boolean isTaken =
                others.contains(unit) || others.contains(ALL_UNITS) || (entry.unit() == null && !others.isEmpty());
        others.add(unit);
        if (isTaken) {
            row.place()
                    .report(
                            CatalogErrorCode.DUPLICATE,
                            "one meaning of a code for each unit",
                            entry.code() + " again for " + unit);
        }
        return !isTaken;
    }
}
