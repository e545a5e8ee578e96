package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.support.testing.CatalogCopy;

class CatalogNameResolverTest {

    /** As FDI or GRDP, which are called so in both languages. */
    @Test
    void anIndicatorWithOneNameInBothLanguagesIsFoundByIt(@TempDir Path folder) throws Exception {
        CatalogCopy.in(folder)
                .replace("indicators.yaml", "en: Land area cleared", "en: DIỆN TÍCH đã giải phóng mặt bằng");

        RawRow row = new CatalogNameResolver(CatalogLoader.read(folder))
                .apply(new RawRow(
                        Map.of(Field.INDICATOR, "diện tích đã giải phóng mặt bằng"),
                        List.of(),
                        new RowLocation(null, 2, Map.of())));

        assertThat(row.text(Field.INDICATOR)).hasValue("LAND_CLEARED");
    }
}
