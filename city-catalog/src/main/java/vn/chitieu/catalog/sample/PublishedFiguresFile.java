package vn.chitieu.catalog.sample;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.ErrorCollector;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Reader of the figures that were published about the sample city, {@code sample/published-figures.csv} in its catalog.
 */
public final class PublishedFiguresFile {

    private static final String NAME = "sample/published-figures.csv";

    private static final CsvSchema TABLE = new CsvSchema(
            List.of("indicator", "quarter", "what", "owner", "printed", "low", "high", "source"), List.of());

    private PublishedFiguresFile() {}

    /**
     * Returns the published figures in the order of the file.
     *
     * @param catalog such as {@code catalog/thanh-hoa}
     * @throws InvalidCatalogException if the file is missing or a row is not such a figure; it lists all errors
     */
    public static List<PublishedFigure> read(Path catalog) throws InvalidCatalogException {
        ErrorCollector errors = new ErrorCollector();
        List<PublishedFigure> figures = new ArrayList<>();
        for (CsvRow row :
                TABLE.read(new CatalogDirectory(catalog, errors), NAME).rows()) {
            figure(row).ifPresent(figures::add);
        }
        errors.throwIfAny();
        return List.copyOf(figures);
    }

    private static Optional<PublishedFigure> figure(CsvRow row) {
        int before = row.place().errors().count();
        Optional<String> indicator = row.required("indicator").flatMap(TextValue::capitals);
        Optional<Quarter> quarter =
                row.required("quarter").flatMap(TextValue::period).map(period -> period.quarter());
        Optional<PublishedFigure.What> what =
                row.required("what").flatMap(field -> field.oneOf(PublishedFigure.What.class));
        Optional<String> owner = row.optional("owner").flatMap(TextValue::capitals);
        Optional<BigDecimal> printed = row.required("printed").flatMap(TextValue::decimal);
        Optional<BigDecimal> low = row.required("low").flatMap(TextValue::decimal);
        Optional<BigDecimal> high = row.required("high").flatMap(TextValue::decimal);
        Optional<TextValue> source = row.required("source");
        if (!row.isSoundSince(before)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PublishedFigure(
                    indicator.orElseThrow(),
                    quarter.orElseThrow(),
                    what.orElseThrow(),
                    owner.orElse(null),
                    printed.orElseThrow(),
                    low.orElseThrow(),
                    high.orElseThrow(),
                    source.orElseThrow().text()));
        } catch (IllegalArgumentException contradiction) {
            row.place().say(CatalogErrorCode.INVALID_VALUE, String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        }
    }
}
