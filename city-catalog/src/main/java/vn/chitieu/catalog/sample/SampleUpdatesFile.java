package vn.chitieu.catalog.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.ErrorCollector;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** The updates of a sample city, {@code sample/updates-*.csv} in its catalog. */
public final class SampleUpdatesFile {

    private static final CsvSchema TABLE = new CsvSchema(
            List.of("id", "unit", "indicator", "period", "value", "unitOfMeasure", "status", "reportedAt"), List.of());

    private SampleUpdatesFile() {}

    /**
     * Returns the updates of all files {@code sample/updates-*.csv} under a catalog, in the order of their reportedAt,
     * then of their ids; none where it has no sample. Whether they agree with the catalog is for the receiver to check.
     *
     * @param catalog such as {@code catalog/thanh-hoa}
     * @throws InvalidCatalogException if a row is not an update, or an id stands twice; it lists all errors
     */
    public static List<SampleUpdate> read(Path catalog) throws InvalidCatalogException {
        ErrorCollector errors = new ErrorCollector();
        CatalogDirectory directory = new CatalogDirectory(catalog, errors);
        List<SampleUpdate> updates = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String file : files(catalog)) {
            for (CsvRow row : TABLE.read(directory, file).rows()) {
                update(row).ifPresent(update -> {
                    if (!ids.add(update.id())) {
                        row.place().report(CatalogErrorCode.DUPLICATE, "each update once", update.id() + " again");
                    }
                    updates.add(update);
                });
            }
        }
        errors.throwIfAny();
        updates.sort(Comparator.comparing(SampleUpdate::reportedAt, OffsetDateTime.timeLineOrder())
                .thenComparing(SampleUpdate::id));
        return List.copyOf(updates);
    }

    private static List<String> files(Path catalog) {
        Path sample = catalog.resolve("sample");
        if (!Files.isDirectory(sample)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(sample)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("updates-") && name.endsWith(".csv"))
                    .sorted()
                    .map(name -> "sample/" + name)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("expected a readable folder " + sample, unreadable);
        }
    }

    private static Optional<SampleUpdate> update(CsvRow row) {
        int before = row.place().errors().count();
        Optional<TextValue> id = row.required("id");
        Optional<String> unit = row.required("unit").flatMap(TextValue::id);
        Optional<String> indicator = row.required("indicator").flatMap(TextValue::capitals);
        Optional<ReportingPeriod> period = row.required("period").flatMap(TextValue::period);
        Optional<BigDecimal> value = row.required("value").flatMap(TextValue::decimal);
        Optional<TextValue> unitOfMeasure = row.required("unitOfMeasure");
        Optional<FigureStatus> status = row.required("status").flatMap(field -> field.oneOf(FigureStatus.class));
        Optional<OffsetDateTime> reportedAt = row.required("reportedAt").flatMap(TextValue::time);
        if (!row.isSoundSince(before)) {
            return Optional.empty();
        }
        return Optional.of(new SampleUpdate(
                id.orElseThrow().text(),
                unit.orElseThrow(),
                indicator.orElseThrow(),
                period.orElseThrow(),
                value.orElseThrow(),
                unitOfMeasure.orElseThrow().text(),
                status.orElseThrow(),
                reportedAt.orElseThrow()));
    }
}
