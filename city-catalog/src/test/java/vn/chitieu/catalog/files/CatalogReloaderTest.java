package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.catalog.files.CatalogReloader.Finding.CHANGING;
import static vn.chitieu.catalog.files.CatalogReloader.Finding.LOADED;
import static vn.chitieu.catalog.files.CatalogReloader.Finding.MENDED;
import static vn.chitieu.catalog.files.CatalogReloader.Finding.REFUSED;
import static vn.chitieu.catalog.files.CatalogReloader.Finding.UNCHANGED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.files.format.EditedCatalog;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

class CatalogReloaderTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");
    private static final String OLD_NAME = "Phường Nam Ngạn";
    private static final String NEW_NAME = "Phường Nam Ngạn Mới";

    @TempDir
    Path directory;

    private EditedCatalog files;
    private CatalogReloader reload;
    private CurrentCatalog inForce;

    @BeforeEach
    void open() throws Exception {
        files = new EditedCatalog(directory);
        reload = CatalogReloader.open(directory, Clock.fixed(NOW, ZoneOffset.UTC));
        inForce = reload.inForce();
    }

    @Test
    void looksAndChangesNothingWhereTheFilesAreTheSame() throws Exception {
        Catalog before = inForce.get();
        Path units = directory.resolve("units.csv");
        Files.writeString(units, Files.readString(units));

        assertThat(reload.look()).isEqualTo(UNCHANGED);
        assertThat(inForce.get()).isSameAs(before);
        assertThat(before.edition()).matches("[0-9a-f]{64}");
    }

    @Test
    void takesAChangeThatIsTheSameAtTwoLooks() throws Exception {
        Catalog before = inForce.get();
        files.replace("units.csv", OLD_NAME, NEW_NAME);

        assertThat(reload.look()).isEqualTo(CHANGING);
        assertThat(inForce.get()).isSameAs(before);
        assertThat(reload.look()).isEqualTo(LOADED);
        assertThat(name()).isEqualTo(NEW_NAME);
        assertThat(inForce.get().edition())
                .isNotEqualTo(before.edition())
                .isEqualTo(CatalogLoader.read(directory).edition());
        assertThat(reload.look()).isEqualTo(UNCHANGED);
        assertThat(inForce.replacements()).isOne();
    }

    /** As a file that is being written looks: each time a little longer, cut in the middle of a row. */
    @Test
    void waitsForTheEndOfAFileThatIsBeingWritten() throws Exception {
        Path units = directory.resolve("units.csv");
        String whole = Files.readString(units).replace(OLD_NAME, NEW_NAME);
        for (int cut : List.of(0, 300, 1000)) {
            Files.writeString(units, whole.substring(0, cut));
            assertThat(reload.look()).isEqualTo(CHANGING);
        }
        Files.writeString(units, whole);
        assertThat(reload.look()).isEqualTo(CHANGING);
        assertThat(reload.look()).isEqualTo(LOADED);
        assertThat(name()).isEqualTo(NEW_NAME);
        assertThat(inForce.refusals()).isZero();
    }

    @Test
    void doesNotLookAtWhatAnEditorKeepsBesideAFileAndTakesTheRename() throws Exception {
        Path units = directory.resolve("units.csv");
        Files.writeString(directory.resolve(".units.csv.swp"), "x");
        Files.writeString(directory.resolve("units.csv~"), Files.readString(units));
        assertThat(reload.look()).isEqualTo(UNCHANGED);

        Path draft = Files.writeString(
                directory.resolve("#units.csv#"), Files.readString(units).replace(OLD_NAME, NEW_NAME));
        assertThat(reload.look()).isEqualTo(UNCHANGED);
        Files.delete(units);
        assertThat(reload.look()).isEqualTo(CHANGING);
        Files.move(draft, units);
        assertThat(reload.look()).isEqualTo(CHANGING);
        assertThat(reload.look()).isEqualTo(LOADED);
        assertThat(name()).isEqualTo(NEW_NAME);
    }

    @Test
    void keepsTheOldOneAndListsEveryErrorOnceWhereTheChangeIsInvalid() throws Exception {
        Catalog before = inForce.get();
        files.replace("units.csv", "Nam Ngạn,WARD,cum-2", "Nam Ngạn,TOWN,cum-2")
                .replace("targets.csv", "city,LAND_CLEARED", "city,LAND_SOLD");
        int unitsLine = files.lineOf("units.csv", "TOWN");
        int targetsLine = files.lineOf("targets.csv", "LAND_SOLD");

        assertThat(looks()).containsExactly(CHANGING, REFUSED, UNCHANGED);
        assertThat(inForce.get()).isSameAs(before);
        assertThat(inForce.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.at()).isEqualTo(NOW);
            assertThat(refusal.errors()).hasSize(2);
            assertThat(refusal.errors().get(0)).startsWith("units.csv:" + unitsLine + " INVALID_VALUE: expected ");
            assertThat(refusal.errors().get(1)).startsWith("targets.csv:" + targetsLine + " UNKNOWN_INDICATOR: ");
        });

        files.replace("units.csv", "TOWN", "WARD");
        assertThat(looks()).containsExactly(CHANGING, REFUSED, UNCHANGED);
        assertThat(inForce.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.errors()).hasSize(1));
        assertThat(inForce.refusals()).isEqualTo(2);
    }

    @Test
    void isMendedByTheOldFilesAndByNewOnes() throws Exception {
        Catalog before = inForce.get();
        files.replace("units.csv", OLD_NAME, "");
        looks();
        files.replace("units.csv", ",14761,,", ",14761," + OLD_NAME + ",");

        assertThat(looks()).containsExactly(CHANGING, MENDED, UNCHANGED);
        assertThat(inForce.get()).isSameAs(before);
        assertThat(inForce.refusal()).isEmpty();
        assertThat(inForce.replacements()).isZero();

        files.replace("units.csv", OLD_NAME, "");
        looks();
        files.replace("units.csv", ",14761,,", ",14761," + NEW_NAME + ",");
        assertThat(looks()).containsExactly(CHANGING, LOADED, UNCHANGED);
        assertThat(inForce.refusal()).isEmpty();
    }

    @Test
    void refusesTheCatalogOfAnotherCity() throws Exception {
        files.replace("city.yaml", "id: thanh-hoa", "id: vinh");
        int line = files.lineOf("city.yaml", "id: vinh");

        assertThat(looks()).containsExactly(CHANGING, REFUSED, UNCHANGED);
        assertThat(inForce.get().id()).isEqualTo("thanh-hoa");
        assertThat(inForce.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.errors())
                        .singleElement()
                        .asString()
                        .startsWith("city.yaml:" + line + " ANOTHER_CITY: expected thanh-hoa"));
    }

    @Test
    void keepsTheOldOneWhileTheDirectoryIsMissing() throws Exception {
        Path away = directory.resolveSibling(directory.getFileName() + "-away");
        Files.move(directory, away);

        assertThat(looks()).containsExactly(CHANGING, REFUSED, UNCHANGED);
        assertThat(name()).isEqualTo(OLD_NAME);
        assertThat(inForce.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.errors())
                        .contains("units.csv:1 MISSING_FILE: expected this file in the catalog, got none"));

        Files.move(away, directory);
        assertThat(looks()).containsExactly(CHANGING, MENDED, UNCHANGED);
    }

    /** As Kubernetes swaps a config map: files are links into a directory that is itself a link. */
    @Test
    void takesADirectoryThatIsSwappedBehindLinks(@TempDir Path volume) throws Exception {
        Path old = copyTo(volume.resolve("..2022_04_06"));
        Path next = copyTo(volume.resolve("..2022_04_07"));
        Path units = next.resolve("units.csv");
        Files.writeString(units, Files.readString(units).replace(OLD_NAME, NEW_NAME));
        Path data = Files.createSymbolicLink(volume.resolve("..data"), old.getFileName());
        for (Path file : list(old)) {
            Files.createSymbolicLink(volume.resolve(file.getFileName()), Path.of("..data/" + file.getFileName()));
        }
        reload = CatalogReloader.open(volume, Clock.fixed(NOW, ZoneOffset.UTC));
        inForce = reload.inForce();

        Files.delete(data);
        Files.createSymbolicLink(data, next.getFileName());

        assertThat(looks()).containsExactly(CHANGING, LOADED, UNCHANGED);
        assertThat(name()).isEqualTo(NEW_NAME);
    }

    @Test
    void doesNotOpenAnInvalidCatalog() throws Exception {
        files.replace("units.csv", OLD_NAME, "");

        assertThatThrownBy(() -> CatalogReloader.open(directory, Clock.systemUTC()))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("units.csv:" + files.lineOf("units.csv", ",14761,,") + " MISSING_VALUE");
    }

    private List<CatalogReloader.Finding> looks() {
        return List.of(reload.look(), reload.look(), reload.look());
    }

    private String name() {
        return inForce.get().unit("nam-ngan").orElseThrow().versions().get(0).name();
    }

    private Path copyTo(Path target) throws IOException {
        Files.createDirectory(target);
        for (Path file : list(directory)) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
        return target;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
