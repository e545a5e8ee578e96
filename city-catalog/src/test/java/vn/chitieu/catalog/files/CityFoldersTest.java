package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFoldersTest {

    @TempDir
    private Path dir;

    @Test
    void aFolderWithoutACityStandsForTheCitiesBelowItInTheOrderOfTheirNames() throws Exception {
        Path hue = city("cities/hue");
        Path vinh = city("cities/vinh");
        Files.createDirectories(dir.resolve("cities/notes"));
        Files.writeString(dir.resolve("cities/README.md"), "the cities");
        Path thanhHoa = city("thanh-hoa");

        assertThat(CityFolders.of(List.of(thanhHoa, dir.resolve("cities")))).containsExactly(thanhHoa, hue, vinh);
    }

    @Test
    void aCityIsTakenOnceAndFoldersWithinItAreNone() throws Exception {
        Path hue = city("hue");
        city("hue/sample");

        assertThat(CityFolders.of(List.of(hue, dir.resolve("hue/../hue"), dir))).containsExactly(hue);
    }

    @Test
    void whatHoldsNoCityIsLeftToItsReader() throws Exception {
        Path empty = Files.createDirectories(dir.resolve("empty"));
        Path missing = dir.resolve("missing");

        assertThat(CityFolders.of(List.of(empty, missing))).containsExactly(empty, missing);
    }

    private Path city(String name) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(name));
        Files.writeString(folder.resolve("city.yaml"), "id: " + folder.getFileName());
        return folder;
    }
}
