package vn.chitieu.aggregation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationProblemCodeTest {

    @Test
    void theDocumentHasTheCodesAsTheyAreAndNoOthers() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "codes.md")).stream()
                .filter(line -> line.startsWith("| aggregation |"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(AggregationProblemCode.values())
                        .map(AggregationProblemCode::row)
                        .toList());
    }
}
