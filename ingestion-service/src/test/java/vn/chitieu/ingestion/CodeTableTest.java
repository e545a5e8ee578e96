package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CodeTableTest {

    private static final Path DOCUMENT = Path.of("../docs/codes.md");

    /** {@code -Dchitieu.codes=write} writes the tables in the place of those that are there. */
    @Test
    void theDocumentHasTheTablesAsTheyAre() throws IOException {
        String tables = CodeTable.markdown();
        String document = Files.readString(DOCUMENT);
        if ("write".equals(System.getProperty("chitieu.codes"))) {
            int begin = document.indexOf(tables.substring(0, tables.indexOf('\n')));
            String last =
                    tables.substring(tables.lastIndexOf("\n## "), tables.indexOf("|---", tables.lastIndexOf("\n## ")));
            int end = document.indexOf("\n\n", document.indexOf(last) + last.length()) + 1;
            Files.writeString(DOCUMENT, document.substring(0, begin) + tables + document.substring(end));
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/codes.md; -Dchitieu.codes=write writes it")
                .contains(tables);
    }
}
