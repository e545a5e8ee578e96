package vn.chitieu.catalog.files.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every error code stands in the description of the files. */
class ReadmeTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|");

    @Test
    void explainsEveryErrorCodeAndNoOther() throws IOException {
        String readme = Files.readString(Path.of("..", "catalog", "README.md"));
        List<String> explained = ROW.matcher(readme)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(explained)
                .containsExactlyElementsOf(Stream.of(CatalogErrorCode.values())
                        .map(CatalogErrorCode::name)
                        .toList());
    }
}
