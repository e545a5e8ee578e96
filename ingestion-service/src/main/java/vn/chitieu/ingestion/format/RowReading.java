package vn.chitieu.ingestion.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.OwnCodes.Kind;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;

/**
 * How one row of a file was read, so that a page can draw it: what was understood, and which cell that stands in. What
 * could not be read is absent; the errors of the row say why.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RowReading", description = "How a row of a file was read; of a dry run of a file alone")
public record RowReading(
        @Nullable String unit,
        @Nullable String unitName,
        @Nullable String indicator,
        @Nullable String indicatorName,
        @Nullable String period,

        @Schema(description = "In plain digits", example = "1234.5") @Nullable
        String value,

        @Nullable String unitOfMeasure,
        String status,

        @Schema(description = "The cells of the row, in the order of the fields")
        List<Cell> cells) {

    /** Returns how a row was read; null for one of no file. */
    public static @Nullable RowReading of(RawRow row, Catalog catalog) {
        RowLocation place = row.place();
        if (place == null) {
            return null;
        }
        String unit = row.texts().get(Field.UNIT);
        Optional<ReportingPeriod> period = row.text(Field.PERIOD).flatMap(RowReading::period);
        Optional<ReportingUnit> known = Optional.ofNullable(unit)
                .flatMap(text -> period.isPresent() ? catalog.unit(text, period.get()) : catalog.unit(text));
        Optional<Indicator> indicator = row.text(Field.INDICATOR)
                .flatMap(text -> catalog.indicator(text)
                        .or(() -> known.flatMap(its -> catalog.ownCodes().ours(its.id(), Kind.INDICATOR, text))
                                .flatMap(catalog::indicator)));
        return new RowReading(
                known.map(ReportingUnit::id).orElse(unit),
                known.flatMap(one -> period.flatMap(one::in))
                        .map(ReportingUnit.Version::name)
                        .orElse(null),
                indicator.map(Indicator::code).orElse(row.texts().get(Field.INDICATOR)),
                indicator.map(one -> one.display().name().vi()).orElse(null),
                period.map(Object::toString).orElse(null),
                row.texts().get(Field.VALUE),
                row.text(Field.UNIT_OF_MEASURE)
                        .or(() -> indicator.map(
                                one -> one.display().unitOfMeasure().vi()))
                        .orElse(null),
                row.text(Field.STATUS).orElse(FigureStatus.PRELIMINARY.name()),
                cells(row, place));
    }

    private static Optional<ReportingPeriod> period(String text) {
        try {
            return Optional.of(ReportingPeriod.parse(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The period of a column of figures stands in its title, not in the row. */
    private static List<Cell> cells(RawRow row, RowLocation place) {
        List<Cell> cells = new ArrayList<>();
        Integer figure = place.positions().get(Field.VALUE);
        for (Field field : Field.OF_UPDATES) {
            String written = row.written().getOrDefault(field, row.texts().getOrDefault(field, ""));
            String address = place.cell(field.label());
            boolean ofTitle =
                    field == Field.PERIOD && Objects.equals(place.positions().get(field), figure);
            if (address != null && !written.isEmpty() && !ofTitle) {
                cells.add(new Cell(field.label(), address, written));
            }
        }
        return cells;
    }

    /** One cell as it stands in the file. */
    public record Cell(
            String field,
            @Schema(example = "D5") String cell,

            @Schema(description = "As it was written", example = "1.234,5")
            String text) {}
}
