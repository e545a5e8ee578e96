package vn.chitieu.ingestion.catalogdraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.ingestion.format.WorkbookSheets;
import vn.chitieu.support.problem.ProblemException;

/** The sample city as a workbook and back, and what another city begins with. */
class CatalogWorkbookTest {

    private static final List<String> TITLES = List.of("Mã *", "Mã chính thức *", "Tên *", "Loại *");

    private Map<String, String> files = Map.of();

    @BeforeEach
    void read() throws Exception {
        files = CatalogSnapshot.of(Path.of("..", "catalog", "thanh-hoa")).texts();
    }

    @Test
    void aCatalogComesBackFromItsWorkbook() throws Exception {
        assertThat(catalog(CatalogWorkbook.files(sheets(false))))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*edition")
                .isEqualTo(catalog(files));
    }

    @Test
    void aNewCityNeedsItsNameItsUnitsAndItsPeopleAlone() throws Exception {
        Map<String, List<List<String>>> sheets = sheets(true);
        sheets.put("Thành phố", List.of(sheets.get("Thành phố").get(0), List.of("moi", "Thành phố Mới", "New City")));
        sheets.put(
                "Đơn vị",
                List.of(
                        TITLES,
                        List.of("a", "20001", "Phường A", "Phường"),
                        List.of(),
                        List.of("b", "20002", "Phường B", "WARD")));

        Catalog catalog = catalog(CatalogWorkbook.files(sheets));

        assertThat(catalog.id()).isEqualTo("moi");
        assertThat(catalog.units()).hasSize(2);
        assertThat(catalog.indicator("LAND_CLEARED")).isPresent();
        assertThat(catalog.indicator("PRODUCTION_TOTAL")).isEmpty();
        assertThat(catalog.targets()).isEmpty();
        assertThat(catalog.calendar()).isEqualTo(catalog(files).calendar());
    }

    @Test
    void aTitleThatNoColumnHasIsRefused() throws Exception {
        Map<String, List<List<String>>> sheets = sheets(true);
        sheets.put("Đơn vị", List.of(List.of("Mã", "Màu sắc")));
        assertThatThrownBy(() -> CatalogWorkbook.files(sheets))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Màu sắc");
    }

    private Map<String, List<List<String>>> sheets(boolean template) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CatalogWorkbook.write(files, template, out);
        return new WorkbookSheets(20_000_000).read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Catalog catalog(Map<String, String> files) throws Exception {
        return CatalogLoader.read(CatalogSnapshot.of(files), null);
    }
}
