package vn.chitieu.catalog.sample;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CsvTable;
import vn.chitieu.catalog.files.format.ErrorCode;
import vn.chitieu.catalog.files.format.Errors;
import vn.chitieu.catalog.files.format.Field;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.files.format.Row;
import vn.chitieu.contracts.vocabulary.Quarter;

/** What was published about the sample city, {@code sample/published-figures.csv} in its catalogue. */
public final class PublishedFigures {

    private static final String NAME = "sample/published-figures.csv";

    private static final CsvTable TABLE = new CsvTable(
            List.of("indicator", "quarter", "what", "owner", "printed", "low", "high", "source"), List.of());

    private PublishedFigures() {}

    /**
     * Returns the published figures in the order of the file.
     *
     * @param catalog such as {@code catalog/thanh-hoa}
     * @throws InvalidCatalogException if the file is missing or a row is not such a figure; it lists all errors
     */
    public static List<PublishedFigure> read(Path catalog) throws InvalidCatalogException {
        Errors errors = new Errors();
        List<PublishedFigure> figures = new ArrayList<>();
        for (Row row : TABLE.read(new CatalogDirectory(catalog, errors), NAME).rows()) {
            figure(row).ifPresent(figures::add);
        }
        errors.throwIfAny();
        return List.copyOf(figures);
    }

    private static Optional<PublishedFigure> figure(Row row) {
        int before = row.place().errors().count();
        Optional<String> indicator = row.required("indicator").flatMap(Field::capitals);
        Optional<Quarter> quarter =
                row.required("quarter").flatMap(Field::period).map(period -> period.quarter());
        Optional<PublishedFigure.What> what =
                row.required("what").flatMap(field -> field.oneOf(PublishedFigure.What.class));
        Optional<String> owner = row.optional("owner").flatMap(Field::capitals);
        Optional<BigDecimal> printed = row.required("printed").flatMap(Field::decimal);
        Optional<BigDecimal> low = row.required("low").flatMap(Field::decimal);
        Optional<BigDecimal> high = row.required("high").flatMap(Field::decimal);
        Optional<Field> source = row.required("source");
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
            row.place().say(ErrorCode.INVALID_VALUE, String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        }
    }
}
