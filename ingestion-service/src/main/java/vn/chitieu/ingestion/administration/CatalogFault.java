package vn.chitieu.ingestion.administration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.files.format.CatalogError;
import vn.chitieu.catalog.table.CatalogRow;
import vn.chitieu.catalog.table.CatalogTables;
import vn.chitieu.catalog.table.TableError;
import vn.chitieu.catalog.table.TableTexts;

/**
 * An error of a catalog: where it is in its file, and where in a workbook.
 *
 * @param sheet what the sheet is called in Vietnamese
 * @param sheetRow the row on it, from 1, which is that of titles; 1 where the sheet as a whole is meant
 * @param column what the column is called in Vietnamese; null where the row as a whole is meant
 */
record CatalogFault(
        String file,
        int line,
        String code,
        String message,
        String messageVi,
        String sheet,
        int sheetRow,
        @Nullable String column) {

    static CatalogFault of(Map<String, String> files, CatalogError error) {
        TableError at = TableError.of(files, error);
        String column = at.column();
        return new CatalogFault(
                error.file(),
                error.line(),
                error.code().name(),
                error.message(),
                error.messageVi(),
                TableTexts.VIETNAMESE.title(at.table()),
                sheetRow(files, at),
                column == null ? null : TableTexts.VIETNAMESE.title(at.table(), column));
    }

    private static int sheetRow(Map<String, String> files, TableError at) {
        if (at.row() == 0) {
            return 1;
        }
        List<CatalogRow> rows = CatalogTables.rows(files, at.table());
        int row = 0;
        while (row < rows.size() && rows.get(row).line() != at.row()) {
            row++;
        }
        return row + 2;
    }
}
