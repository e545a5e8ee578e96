package vn.chitieu.ingestion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

class CsvBoundsTest {

    private static final String CELLS = ";".repeat(CsvBounds.MAX_CELLS - 1);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"a\"", "a\"b", "\"a\"\"b\"", "\"a;b\nc\""})
    void asManyCellsAsASpreadsheetHasAreReadAndOneMoreIsNot(String first) throws IOException {
        String row = first + CELLS;

        assertThat(read(row + "\n" + row + "\r\n" + row)).hasSize(3 * row.length() + 3);
        assertThatThrownBy(() -> read(row + "\n" + row + ";"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(IngestionProblemCode.CSV_LIMIT_EXCEEDED));
    }

    @Test
    void separatorsInQuotesAreNone() throws IOException {
        assertThat(read("\"" + CELLS + CELLS + "\"")).hasSize(2 * CELLS.length() + 2);
    }

    @Test
    void aQuoteInsideACellOpensNothing() {
        assertThatThrownBy(() -> read("a\"" + CELLS + ";")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCellHasAnEnd() throws IOException {
        String most = "y".repeat(CsvBounds.MAX_CHARACTERS);

        assertThat(read(most + "\n" + most)).hasSize(2 * most.length() + 1);
        assertThatThrownBy(() -> read(most + "y")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("\"" + "y\n".repeat(CsvBounds.MAX_CHARACTERS / 2)))
                .isInstanceOf(ProblemException.class);
    }

    private static String read(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        try (CsvBounds bounds = new CsvBounds(new StringReader(text), ';')) {
            char[] buffer = new char[1_000];
            for (int length = bounds.read(buffer, 0, 1_000); length >= 0; length = bounds.read(buffer, 0, 1_000)) {
                read.append(buffer, 0, length);
            }
        }
        return read.toString();
    }
}
