package vn.chitieu.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.table.TableMerge.Side;

/** A draft of the sample city whose edition another administrator has replaced meanwhile. */
class TableMergeTest {

    private static final String GONE = "-";

    /** Its key has the first day, too, which this row leaves open. */
    private static final String NAM_NGAN = "units/nam-ngan/";

    private Map<String, String> base = Map.of();

    @BeforeEach
    void read() throws Exception {
        base = CatalogSnapshot.of(Path.of("..", "catalog", "thanh-hoa")).texts();
    }

    @Test
    void takesRowsThatOneSideChanged() throws Exception {
        Map<String, String> published = units(base, "nam-ngan", "note", "đã ban hành");
        Map<String, String> draft = units(base, "dong-tho", "note", "trong nháp");

        TableMerge merge = TableMerge.of(base, published, draft, Map.of());

        assertThat(merge.conflicts()).isEmpty();
        assertThat(note(merge, "nam-ngan")).isEqualTo("đã ban hành");
        assertThat(note(merge, "dong-tho")).isEqualTo("trong nháp");
        assertThat(merge.files()).isEqualTo(units(published, "dong-tho", "note", "trong nháp"));
        assertThat(CatalogLoader.read(CatalogSnapshot.of(merge.files()), null).unit("nam-ngan"))
                .isPresent();
    }

    @Test
    void whatBothSidesChangedAlikeIsNoConflict() {
        Map<String, String> both = units(base, "nam-ngan", "note", "như nhau");
        TableMerge merge = TableMerge.of(base, both, both, Map.of());
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.files()).isEqualTo(both);
    }

    @Test
    void whatBothSidesChangedOtherwiseIsChosen() {
        Map<String, String> published = units(base, "nam-ngan", "note", "đã ban hành");
        Map<String, String> draft = units(base, "nam-ngan", "note", "trong nháp");

        TableMerge open = TableMerge.of(base, published, draft, Map.of());

        assertThat(open.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.id()).isEqualTo(NAM_NGAN);
            assertThat(conflict.published()).containsEntry("note", "đã ban hành");
            assertThat(conflict.draft()).containsEntry("note", "trong nháp");
        });
        assertThat(open.files()).isEqualTo(published);
        assertThat(TableMerge.of(base, published, draft, Map.of(NAM_NGAN, Side.DRAFT)))
                .isEqualTo(new TableMerge(draft, List.of()));
        assertThat(TableMerge.of(base, published, draft, Map.of(NAM_NGAN, Side.PUBLISHED)))
                .isEqualTo(new TableMerge(published, List.of()));
    }

    @Test
    void aRowThatOneSideRemovesAndTheOtherChangesIsAConflict() {
        Map<String, String> changed = units(base, "nam-ngan", "note", "còn dùng");
        Map<String, String> removed = units(base, "nam-ngan", GONE, "");

        TableMerge removedInDraft = TableMerge.of(base, changed, removed, Map.of());
        assertThat(removedInDraft.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.draft()).isNull());
        TableMerge removedMeanwhile = TableMerge.of(base, removed, changed, Map.of());
        assertThat(removedMeanwhile.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.published()).isNull());

        assertThat(row(TableMerge.of(base, changed, removed, Map.of(NAM_NGAN, Side.DRAFT)), "nam-ngan"))
                .isNull();
        assertThat(row(TableMerge.of(base, removed, changed, Map.of(NAM_NGAN, Side.DRAFT)), "nam-ngan"))
                .isNotNull();
    }

    @Test
    void aRowThatIsRemovedOnOneSideAloneIsGone() {
        Map<String, String> removed = units(base, "nam-ngan", GONE, "");
        assertThat(row(TableMerge.of(base, base, removed, Map.of()), "nam-ngan"))
                .isNull();
        Map<String, String> draft = units(base, "dong-tho", "note", "trong nháp");
        TableMerge merge = TableMerge.of(base, removed, draft, Map.of());
        assertThat(row(merge, "nam-ngan")).isNull();
        assertThat(note(merge, "dong-tho")).isEqualTo("trong nháp");
    }

    @Test
    void aRowThatIsAddedStandsBelowTheOneAboveItInTheDraft() {
        List<CatalogRow> rows = new ArrayList<>(CatalogTables.rows(base, CatalogTable.UNITS));
        String above = rows.get(3).cell("id");
        rows.add(4, new CatalogRow(0, Map.of("id", "phuong-moi", "name", "Phường Mới")));
        Map<String, String> draft = CatalogTables.with(base, CatalogTable.UNITS, rows);
        Map<String, String> published = units(base, "nam-ngan", "note", "đã ban hành");

        TableMerge merge = TableMerge.of(base, published, draft, Map.of());

        List<String> ids = CatalogTables.rows(merge.files(), CatalogTable.UNITS).stream()
                .map(row -> row.cell("id"))
                .toList();
        assertThat(ids).containsSubsequence(above, "phuong-moi");
        assertThat(ids.indexOf("phuong-moi")).isEqualTo(ids.indexOf(above) + 1);
        assertThat(note(merge, "nam-ngan")).isEqualTo("đã ban hành");
    }

    @Test
    void twoTablesOfOneFileAreBroughtTogether() {
        Map<String, String> published = changed(base, CatalogTable.HOLIDAYS, 0, "name", "Tết dương lịch mới");
        Map<String, String> draft = changed(base, CatalogTable.SOURCES, 0, "text", "Một căn cứ khác");

        TableMerge merge = TableMerge.of(base, published, draft, Map.of());

        assertThat(merge.conflicts()).isEmpty();
        assertThat(TableChange.between(base, merge.files())).hasSize(2);
    }

    private static Map<String, String> units(Map<String, String> files, String id, String column, String text) {
        List<CatalogRow> rows = new ArrayList<>();
        for (CatalogRow row : CatalogTables.rows(files, CatalogTable.UNITS)) {
            boolean isIt = row.cell("id").equals(id);
            if (!isIt) {
                rows.add(row);
            } else if (!column.equals(GONE)) {
                rows.add(with(row, column, text));
            }
        }
        return CatalogTables.with(files, CatalogTable.UNITS, rows);
    }

    private static Map<String, String> changed(
            Map<String, String> files, CatalogTable table, int at, String column, String text) {
        List<CatalogRow> rows = new ArrayList<>(CatalogTables.rows(files, table));
        rows.set(at, with(rows.get(at), column, text));
        return CatalogTables.with(files, table, rows);
    }

    private static CatalogRow with(CatalogRow row, String column, String text) {
        Map<String, String> cells = new HashMap<>(row.values());
        cells.put(column, text);
        return new CatalogRow(row.line(), cells);
    }

    private static String note(TableMerge merge, String unit) {
        CatalogRow row = row(merge, unit);
        return row == null ? "" : row.cell("note");
    }

    private static @Nullable CatalogRow row(TableMerge merge, String unit) {
        return CatalogTables.rows(merge.files(), CatalogTable.UNITS).stream()
                .filter(row -> row.cell("id").equals(unit))
                .findFirst()
                .orElse(null);
    }
}
