package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CodeTableTest {

    @Test
    void theDocumentHasTheTablesAsTheyAre() throws IOException {
        assertThat(Files.readString(Path.of("../docs/codes.md"))).contains(CodeTable.markdown());
    }
}
