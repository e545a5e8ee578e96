package vn.chitieu.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

/** The files of the sample city, edited as tables. */
class CatalogTablesTest {

    private static final String ABSENT = "";

    private Map<String, String> files = Map.of();

    @BeforeEach
    void read() throws Exception {
        files = CatalogSnapshot.of(Path.of("..", "catalog", "thanh-hoa")).texts();
    }

    @ParameterizedTest
    @EnumSource(CatalogTable.class)
    void whatIsNotChangedStaysAsItIsWritten(CatalogTable table) {
        assertThat(CatalogTables.with(files, table, CatalogTables.rows(files, table)))
                .isEqualTo(files);
    }

    @ParameterizedTest
    @EnumSource(CatalogTable.class)
    void rowsThatAreAllWrittenAgainSayTheSame(CatalogTable table) throws Exception {
        List<CatalogRow> again = CatalogTables.rows(files, table).stream()
                .map(row -> new CatalogRow(0, row.values()))
                .toList();

        Map<String, String> written = CatalogTables.with(files, table, again);

        assertThat(TableChange.between(files, written)).isEmpty();
        assertThat(catalog(written))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*edition")
                .isEqualTo(catalog(files));
    }

    @Test
    void aChangedRowKeepsItsCommentsAndLeavesTheOthers() throws Exception {
        List<CatalogRow> rows = changed(CatalogTable.HOLIDAYS, "2022-01-03", "name", "Tết: bù, \"2022\"");

        Map<String, String> written = CatalogTables.with(files, CatalogTable.HOLIDAYS, rows);

        List<String> before = text(files, "calendar.yaml").lines().toList();
        List<String> after = text(written, "calendar.yaml").lines().toList();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(line -> !before.contains(line)))
                .containsExactly("  - { day: 2022-01-03, name: \"Tết: bù, \\\"2022\\\"\", source: blld }");
        assertThat(catalog(written).calendar()).isEqualTo(catalog(files).calendar());
    }

    @Test
    void theHeadOfAUnitConfirmsWhereItsColumnSaysSo() throws Exception {
        List<CatalogRow> rows = changed(CatalogTable.UNITS, "nam-ngan", "confirmed_by", "HEAD");

        Map<String, String> written = CatalogTables.with(files, CatalogTable.UNITS, rows);

        assertThat(catalog(written).unit("nam-ngan").orElseThrow().versions())
                .allMatch(ReportingUnit.Version::confirmedByHead);
        assertThat(catalog(files).units())
                .allMatch(unit -> unit.versions().stream().noneMatch(ReportingUnit.Version::confirmedByHead));
        Map<String, String> broken = new HashMap<>(written);
        broken.put("units.csv", text(written, "units.csv").replace("HEAD", "MAYOR"));
        assertThatThrownBy(() -> catalog(broken)).isInstanceOf(InvalidCatalogException.class);
    }

    @Test
    void aNewColumnOfATableMakesItsRowsLonger() throws Exception {
        Map<String, String> old = new HashMap<>(files);
        old.put("clusters.csv", "id,name_vi,name_en,valid_from,valid_to\n# một\ncum-1,Cụm 1,Cluster 1,,\n");
        List<CatalogRow> rows = new ArrayList<>(CatalogTables.rows(old, CatalogTable.CLUSTERS));
        rows.add(new CatalogRow(0, Map.of("id", "cum-9", "name_vi", "Cụm 9", "name_en", "Cluster 9", "note", "a, b")));

        assertThat(CatalogTables.with(old, CatalogTable.CLUSTERS, rows))
                .containsEntry(
                        "clusters.csv",
                        "id,name_vi,name_en,valid_from,valid_to,note\n# một\ncum-1,Cụm 1,Cluster 1,,,\n"
                                + "cum-9,Cụm 9,Cluster 9,,,\"a, b\"\n");
    }

    @Test
    void partsOfAFileThatAreNotThereAreMadeAndTakenAwayAgain() throws Exception {
        CatalogRow level = new CatalogRow(0, Map.of("kinds", "WARD COMMUNE", "reportWithinWorkingDays", "3"));
        Map<String, String> with = CatalogTables.with(files, CatalogTable.LEVELS, List.of(level));
        assertThat(text(with, "calendar.yaml"))
                .endsWith("levels:\n  - { kinds: [WARD, COMMUNE], reportWithinWorkingDays: 3 }\n");
        assertThat(catalog(with).calendar()).isNotEqualTo(catalog(files).calendar());

        Map<String, String> without = CatalogTables.with(with, CatalogTable.LEVELS, List.of());
        assertThat(catalog(without).calendar()).isEqualTo(catalog(files).calendar());
    }

    @Test
    void theValuesBesideTheListsAreOneRow() throws Exception {
        CatalogRow row = CatalogTables.rows(files, CatalogTable.CALENDAR).get(0);
        Map<String, String> cells = new HashMap<>(row.values());
        cells.put("reportWithinWorkingDays", "7");
        cells.put("lock.afterQuarters", ABSENT);
        cells.put("lock.ask.vi", ABSENT);
        cells.put("lock.ask.en", ABSENT);

        Map<String, String> written =
                CatalogTables.with(files, CatalogTable.CALENDAR, List.of(new CatalogRow(1, cells)));

        assertThat(text(written, "calendar.yaml"))
                .contains("\nreportWithinWorkingDays: 7\n")
                .doesNotContain("\nlock");
        assertThat(catalog(written).calendar().lock()).isNull();
    }

    @Test
    void windowsNameTheirIndicatorsInOneCell() throws Exception {
        List<CatalogRow> rows = changed(
                CatalogTable.WINDOWS,
                "cao-diem-trat-tu-do-thi-2022",
                "indicators",
                "URBAN_VIOLATIONS; LAND_CLEARED 12.5; LAND_CLEARED 13 PROVINCE");

        Catalog catalog = catalog(CatalogTables.with(files, CatalogTable.WINDOWS, rows));

        assertThat(catalog.windows().get(0).indicators()).containsExactly("URBAN_VIOLATIONS", "LAND_CLEARED");
        assertThat(catalog.windows().get(0).targets().get("LAND_CLEARED")).hasSize(2);
    }

    @Test
    void changesAreSaidInWords() {
        List<CatalogRow> rows = new ArrayList<>(changed(CatalogTable.UNITS, "nam-ngan", "name", "Phường Nam Ngạn Mới"));
        rows.removeIf(row -> row.cell("id").equals("dep-tk"));
        rows.add(new CatalogRow(0, Map.of("id", "moi", "code", "DEP-M", "name", "Ban Mới", "kind", "DEPARTMENT")));

        List<TableChange> changes = TableChange.between(files, CatalogTables.with(files, CatalogTable.UNITS, rows));

        assertThat(changes.stream().map(TableTexts.VIETNAMESE::sentence))
                .contains(
                        "Đơn vị: sửa dòng nam-ngan – Tên: Phường Nam Ngạn → Phường Nam Ngạn Mới",
                        "Đơn vị: thêm dòng moi – Mã: moi; Mã chính thức: DEP-M; Tên: Ban Mới; Loại: Phòng, ban");
        assertThat(changes.stream().map(TableTexts.ENGLISH::sentence))
                .contains("Units: row nam-ngan is changed – Name: Phường Nam Ngạn → Phường Nam Ngạn Mới")
                .anyMatch(text -> text.startsWith("Units: row dep-tk") && text.endsWith("is removed"));
    }

    @Test
    void eachTableAndColumnHasANameInBothLanguages() {
        for (CatalogTable table : CatalogTable.values()) {
            for (TableTexts texts : List.of(TableTexts.VIETNAMESE, TableTexts.ENGLISH)) {
                assertThat(texts.title(table)).isNotBlank();
                table.columns().forEach(column -> {
                    assertThat(texts.title(table, column.name())).isNotBlank();
                    column.choices()
                            .forEach(choice -> assertThat(texts.choice(choice)).isNotEqualTo(choice));
                });
            }
        }
    }

    @Test
    void whatIsNoTableIsRefused() {
        CatalogRow unknown = new CatalogRow(0, Map.of("no", "1"));
        CatalogRow lines = new CatalogRow(0, Map.of("id", "a\nb"));
        CatalogRow twice = new CatalogRow(9, Map.of("id", "a"));
        assertThatThrownBy(() -> CatalogTables.with(files, CatalogTable.UNITS, List.of(unknown)))
                .hasMessageContaining("column");
        assertThatThrownBy(() -> CatalogTables.with(files, CatalogTable.UNITS, List.of(lines)))
                .hasMessageContaining("one line");
        assertThatThrownBy(() -> CatalogTables.with(files, CatalogTable.UNITS, List.of(twice, twice)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> CatalogTables.with(files, CatalogTable.CITY, List.of()))
                .hasMessageContaining("one row");
    }

    private List<CatalogRow> changed(CatalogTable table, String key, String column, String value) {
        return CatalogTables.rows(files, table).stream()
                .map(row -> {
                    if (!row.cell(table.key().get(0)).equals(key)) {
                        return row;
                    }
                    Map<String, String> cells = new HashMap<>(row.values());
                    cells.put(column, value);
                    return new CatalogRow(row.line(), cells);
                })
                .toList();
    }

    private static String text(Map<String, String> files, String name) {
        return files.getOrDefault(name, "");
    }

    private static Catalog catalog(Map<String, String> files) throws Exception {
        return CatalogLoader.read(CatalogSnapshot.of(files), null);
    }
}
