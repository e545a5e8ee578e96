package vn.chitieu.ingestion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

class JsonBodyReaderTest {

    private final JsonBodyReader json = new JsonBodyReader("updates", Field.OF_UPDATES, 100);

    @Test
    void readsOneAnArrayAndAnEnvelopeAlike() throws IOException {
        String one = "{\"unit\": \"u\", \"value\": 1.50}";
        RawRow expected = new RawRow(java.util.Map.of(Field.UNIT, "u", Field.VALUE, "1.50"), List.of());

        assertThat(read(one)).containsExactly(expected);
        assertThat(read("[" + one + "," + one + "]")).containsExactly(expected, expected);
        assertThat(read("{\"updates\": [" + one + "]}")).containsExactly(expected);
    }

    @Test
    void whyABodyCannotBeReadIsACodeOfAWholeRequest() {
        assertThat(IngestionProblemCode.values())
                .extracting(Enum::name)
                .containsAll(Arrays.stream(UnreadableInputException.Reason.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(read("\ufeff{\"unit\": \"u\"}")).hasSize(1);
    }

    @Test
    void keepsNumbersAsTheyWereWritten() throws IOException {
        assertThat(read("{\"value\": 1e400}").get(0).text(Field.VALUE)).contains("1e400");
        assertThat(read("{\"value\": 0.10000000000000000000000001}").get(0).text(Field.VALUE))
                .contains("0.10000000000000000000000001");
    }

    @Test
    void boundsWhatItSaysOfOneUpdate() throws IOException {
        StringBuilder many = new StringBuilder("{\"f0\": 0");
        for (int i = 1; i < 5_000; i++) {
            many.append(", \"f").append(i).append("\": ").append(i);
        }

        RawRow update = read(many.append("}").toString()).get(0);

        assertThat(update.flaws()).hasSize(20).allMatch(flaw -> flaw.code() == FindingCode.UNKNOWN_FIELD);
    }

    @Test
    void tellsLineAndColumn() {
        var problem = (ProblemException) catchThrowable(() -> read("[\n{\"unit\": }]"));

        assertThat(problem.code()).isEqualTo(IngestionProblemCode.MALFORMED_JSON);
        assertThat(problem.answer().getBody().toString()).contains("line=2", "column=10");
    }

    @Test
    void leavesAFaultOfTheConnectionToTheCaller() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThat(catchThrowable(() -> json.read(broken, row -> {}))).isInstanceOf(IOException.class);
    }

    @Property(tries = 3_000)
    void whateverComesIsReadOrRefused(@ForAll("almostJson") String text) throws IOException {
        readOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void whateverBytesComeTheyAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
        readOrRefused(bytes);
    }

    private void readOrRefused(byte[] bytes) throws IOException {
        try {
            assertThat(read(bytes)).isNotEmpty();
        } catch (ProblemException refused) {
            assertThat(refused.code().status().is4xxClientError()).isTrue();
        }
    }

    @Provide
    Arbitrary<String> almostJson() {
        Arbitrary<String> tokens = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"",
                "\\",
                "null",
                "true",
                "-1",
                "1e9",
                "0.5",
                "\"unit\"",
                "\"value\"",
                "\"updates\"",
                "\"x\"",
                " ",
                "\n",
                "\\u",
                "\\ud800",
                "ạ",
                "\u0000",
                "\"id\":",
                "\"note\":\"a\"",
                "NaN",
                "/*");
        return tokens.list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    private List<RawRow> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<RawRow> read(byte[] bytes) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        json.read(new ByteArrayInputStream(bytes), rows::add);
        return rows;
    }
}
