package vn.chitieu.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.CatalogDifference.Changes;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.format.EditedCatalog;

class CatalogDifferenceTest {

    private static final Changes NONE = new Changes(List.of(), List.of(), List.of());

    @TempDir
    private Path directory;

    @Test
    void namesWhatIsAddedRemovedAndChanged() throws Exception {
        EditedCatalog files = new EditedCatalog(directory);
        Catalog before = CatalogLoader.read(directory);
        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        files.replace("units.csv", "", "khu-moi,DEP-KM,Ban Quản lý khu mới,VERTICAL,,,2013-12-31,,,,\n");
        Catalog after = CatalogLoader.read(directory);

        CatalogDifference difference = CatalogDifference.between(before, after);

        assertThat(difference.units()).isEqualTo(new Changes(List.of("khu-moi"), List.of(), List.of("nam-ngan")));
        assertThat(difference.units()).hasToString("+khu-moi ~nam-ngan");
        assertThat(difference.indicators()).isEqualTo(NONE).hasToString("none");
        assertThat(difference.targets()).isEqualTo(NONE);
        assertThat(difference.people()).isEqualTo(NONE);
        assertThat(CatalogDifference.between(after, before).units().removed()).containsExactly("khu-moi");
    }

    @Test
    void namesWhatACityDecidesOfItsAlerts() throws Exception {
        EditedCatalog files = new EditedCatalog(directory);
        Catalog open = CatalogLoader.read(directory);
        files.write("alerts.yaml", """
                digestAt: "08:00"
                rules:
                  - {rule: BEHIND_TARGET, answerWorkingDays: 3}
                  - {rule: BEHIND_TARGET, indicator: LAND_CLEARED, active: false}
                """);
        Catalog decided = CatalogLoader.read(directory);
        files.write("alerts.yaml", """
                digestAt: "08:30"
                remindAt: "09:00"
                rules:
                  - {rule: BEHIND_TARGET, answerWorkingDays: 3}
                """);
        Catalog later = CatalogLoader.read(directory);

        assertThat(CatalogDifference.between(open, open).alerts()).isEqualTo(NONE);
        assertThat(CatalogDifference.between(open, decided).alerts())
                .hasToString("+BEHIND_TARGET +BEHIND_TARGET/LAND_CLEARED +mails");
        assertThat(CatalogDifference.between(decided, later).alerts())
                .hasToString("+reminders -BEHIND_TARGET/LAND_CLEARED ~mails");
    }

    @Test
    void addsAllWhereNothingWas() throws Exception {
        Catalog first = CatalogLoader.read(Path.of("..", "catalog", "thanh-hoa"));

        CatalogDifference difference = CatalogDifference.between(null, first);

        assertThat(difference.indicators().added()).hasSameSizeAs(first.indicators());
        assertThat(difference.targets().added()).anyMatch(target -> target.startsWith("city/LAND_CLEARED/"));
        assertThat(difference.people().removed()).isEmpty();
    }
}
