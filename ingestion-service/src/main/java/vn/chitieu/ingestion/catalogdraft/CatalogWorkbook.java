package vn.chitieu.ingestion.catalogdraft;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.chitieu.catalog.table.CatalogColumn;
import vn.chitieu.catalog.table.CatalogRow;
import vn.chitieu.catalog.table.CatalogTable;
import vn.chitieu.catalog.table.CatalogTables;
import vn.chitieu.catalog.table.TableTexts;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/**
 * A catalog as a workbook with a sheet for each table, in the words of the pages: to set up a city from nothing, and to
 * take a catalog elsewhere. Sheets and columns are found by their Vietnamese or English title.
 */
public final class CatalogWorkbook {

    /** What is much the same in every city, and what a new one begins with. */
    private static final Set<CatalogTable> COMMON = Set.of(
            CatalogTable.GROUPS,
            CatalogTable.INDICATORS,
            CatalogTable.CALENDAR,
            CatalogTable.HOLIDAYS,
            CatalogTable.WORKING_WEEKENDS,
            CatalogTable.SOURCES,
            CatalogTable.REPORTING_CALENDARS);

    /** The lists that have to be there, also where they are empty. */
    private static final Map<String, String> EMPTY = Map.of(
            "calendar.yaml", "holidays: []\nworkingWeekends: []\n",
            "expected-counts.yaml", "counts: []\n",
            "indicators.yaml", "groups: {}\nindicators: []\n");

    private static final TableTexts VI = TableTexts.VIETNAMESE;
    private static final TableTexts EN = TableTexts.ENGLISH;
    private static final String TITLE = "D9E7F5";
    private static final int WIDTH = 18;
    private static final int WORDS = 14;

    private CatalogWorkbook() {}

    /**
     * Writes a workbook; the stream stays open.
     *
     * @param files the catalog
     * @param template whether only what a new city can begin with is filled in
     */
    public static void write(Map<String, String> files, boolean template, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Chitieu", "1.0");
        for (CatalogTable table : CatalogTable.values()) {
            Worksheet sheet = workbook.newWorksheet(VI.title(table));
            for (int column = 0; column < table.columns().size(); column++) {
                CatalogColumn written = table.columns().get(column);
                sheet.value(0, column, VI.title(table, written.name()) + (written.required() ? " *" : ""));
                sheet.width(
                        column, Math.max(WIDTH, VI.title(table, written.name()).length() + WORDS / 2));
            }
            sheet.range(0, 0, 0, table.columns().size() - 1)
                    .style()
                    .bold()
                    .fillColor(TITLE)
                    .set();
            sheet.freezePane(0, 1);
            if (!template || COMMON.contains(table)) {
                rows(sheet, table, template ? common(files, table) : CatalogTables.rows(files, table));
            }
        }
        workbook.finish();
    }

    private static List<CatalogRow> common(Map<String, String> files, CatalogTable table) {
        List<CatalogRow> rows = CatalogTables.rows(files, table);
        return table == CatalogTable.INDICATORS ? CommonIndicators.of(rows) : rows;
    }

    private static void rows(Worksheet sheet, CatalogTable table, List<CatalogRow> rows) {
        for (int at = 0; at < rows.size(); at++) {
            for (int column = 0; column < table.columns().size(); column++) {
                CatalogColumn of = table.columns().get(column);
                String cell = rows.get(at).cell(of.name());
                sheet.value(at + 1, column, of.choices().contains(cell) ? VI.choice(cell) : cell);
            }
        }
    }

    /**
     * Returns the files of a catalog that sheets hold.
     *
     * @param sheets rows of each sheet by its name; those of other names are left out
     * @throws ProblemException CATALOG_NOT_VALID for a column that its table does not have
     */
    public static Map<String, String> files(Map<String, List<List<String>>> sheets) {
        Map<String, String> files = new TreeMap<>(EMPTY);
        for (CatalogTable table : CatalogTable.values()) {
            List<List<String>> rows = sheet(table, sheets);
            List<CatalogRow> cells = rows.isEmpty() ? List.of() : rows(table, rows);
            if (!cells.isEmpty() || table.file().endsWith(".csv")) {
                files = with(files, table, cells);
            }
        }
        return files;
    }

    private static Map<String, String> with(Map<String, String> files, CatalogTable table, List<CatalogRow> rows) {
        Map<String, String> named = new TreeMap<>(files);
        named.putIfAbsent(table.file(), "");
        try {
            return CatalogTables.with(named, table, rows);
        } catch (IllegalArgumentException notOfTheTable) {
            throw notValid(table, String.valueOf(notOfTheTable.getMessage()));
        }
    }

    private static List<List<String>> sheet(CatalogTable table, Map<String, List<List<String>>> sheets) {
        return sheets.entrySet().stream()
                .filter(sheet -> Set.of(VI.title(table), EN.title(table), table.id())
                        .contains(sheet.getKey().strip()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    private static List<CatalogRow> rows(CatalogTable table, List<List<String>> sheet) {
        List<CatalogColumn> columns = new ArrayList<>();
        for (String title : sheet.get(0)) {
            columns.add(column(table, title.replace("*", "").strip()));
        }
        List<CatalogRow> rows = new ArrayList<>();
        for (List<String> cells : sheet.subList(1, sheet.size())) {
            Map<String, String> values = new HashMap<>();
            for (int at = 0; at < Math.min(columns.size(), cells.size()); at++) {
                values.put(columns.get(at).name(), value(columns.get(at), cells.get(at)));
            }
            CatalogRow row = new CatalogRow(0, values);
            if (!row.values().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static CatalogColumn column(CatalogTable table, String title) {
        return table.columns().stream()
                .filter(column -> title.equals(VI.title(table, column.name()))
                        || title.equals(EN.title(table, column.name()))
                        || title.equals(column.name()))
                .findFirst()
                .orElseThrow(() -> notValid(table, "expected a title of a column, got another: " + title));
    }

    private static String value(CatalogColumn column, String cell) {
        Optional<String> choice = column.choices().stream()
                .filter(one -> Arrays.asList(VI.choice(one), EN.choice(one)).contains(cell))
                .findFirst();
        return choice.orElse(cell);
    }

    private static ProblemException notValid(CatalogTable table, String message) {
        return new ProblemException(IngestionProblemCode.CATALOG_NOT_VALID, VI.title(table) + ": " + message);
    }
}
