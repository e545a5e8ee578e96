package vn.chitieu.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CityProblemCodeTest {

    @Test
    void theDocumentHasTheCodesAsTheyAreAndNoOthers() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "codes.md")).stream()
                .filter(line -> line.startsWith("| all |"))
                .toList();

        assertThat(rows).isEqualTo(CityProblemCode.rows());
    }
}
