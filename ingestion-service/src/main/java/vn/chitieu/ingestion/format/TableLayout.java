package vn.chitieu.ingestion.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of a file as it was understood, so that a page can draw it and a person can see that it was read right. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Table")
public record TableLayout(
        @Schema(description = "Sheet that was read; absent where the format has none") @Nullable
        String sheet,

        @Schema(description = "Visible sheets that were not read")
        List<String> otherSheets,

        @Schema(description = "Encoding of a text; absent of a workbook", example = "windows-1258") @Nullable
        String encoding,

        @Schema(description = "What stands between the cells of a text; absent of a workbook", example = ";") @Nullable
        String separator,

        @Schema(
                description = "How numbers are written, as declared; absent where nothing was declared",
                allowableValues = {"vi", "en", "plain"})
        @Nullable
        String numbers,

        @Schema(description = "Formats in which texts of numbers are written, of those that can be in one format alone")
        List<String> numbersSeen,

        @Schema(description = "Rows with the titles, from 1; two where the lower one divides titles of the upper one")
        List<Integer> headerRows,

        List<Column> columns,

        @Schema(description = "Period that the lines above the table name for all rows", example = "2022-03") @Nullable
        String period,

        @Schema(description = "Unit of measure that the lines above the table name for all rows") @Nullable
        String unitOfMeasure,

        @Schema(description = "Rows that are no figures: lines above the table and notes below it, the first 50")
        List<OtherRow> otherRows,

        @Schema(description = "How many such rows there are below the titles")
        int otherRowsBelow) {

    public TableLayout {
        otherSheets = List.copyOf(otherSheets);
        numbersSeen = List.copyOf(numbersSeen);
        headerRows = List.copyOf(headerRows);
        columns = List.copyOf(columns);
        otherRows = List.copyOf(otherRows);
    }

    /** Returns the same table of a sheet, beside others. */
    TableLayout ofSheet(String name, List<String> others) {
        return new TableLayout(
                name,
                others,
                null,
                null,
                numbers,
                numbersSeen,
                headerRows,
                columns,
                period,
                unitOfMeasure,
                otherRows,
                otherRowsBelow);
    }

    /** Returns the same table of a text. */
    TableLayout ofText(String itsEncoding, String between) {
        return new TableLayout(
                null,
                List.of(),
                itsEncoding,
                between,
                numbers,
                numbersSeen,
                headerRows,
                columns,
                period,
                unitOfMeasure,
                otherRows,
                otherRowsBelow);
    }

    /** One titled column. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            @Schema(description = "Its letter, as a spreadsheet shows it", example = "D")
            String column,

            String title,

            @Schema(description = "Field of its cells; absent of one that is there for people and was not read")
            @Nullable
            String field,

            @Schema(description = "Period of its figures, where the title names it", example = "2022-01") @Nullable
            String period) {}

    /** A row without figures. */
    public record OtherRow(
            @Schema(description = "Row of the file, from 1") int row,

            @Schema(description = "What stands there, shortened")
            String text) {}
}
