package vn.chitieu.aggregation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {

    private static final Pattern ROW = Pattern.compile("\\| aggregation \\| (.*?) \\| (\\d+) \\|.*");
    private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");

    @Test
    void theDocumentHasEveryCodeWithItsStatusAndNoOther() throws IOException {
        Map<String, Integer> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "codes.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                CODE.matcher(row.group(1))
                        .results()
                        .forEach(code -> documented.put(code.group(1), Integer.valueOf(row.group(2))));
            }
        }
        Map<String, Integer> codes = new TreeMap<>();
        for (ProblemCode code : ProblemCode.values()) {
            codes.put(code.name(), code.status().value());
        }
        assertThat(documented).isEqualTo(codes);
    }
}
