package vn.chitieu.ingestion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.support.problem.ProblemException;

class CsvRowsReaderTest {

    private static final String TITLES = "unit;indicator;period;value\n";

    private final CsvRowsReader csv = new CsvRowsReader(100);

    @ParameterizedTest
    @ValueSource(strings = {";", ","})
    void readsEitherSeparator(String separator) throws IOException {
        List<RawRow> rows = read("unit;indicator;period;value\nu;I;2022-03;12\n".replace(";", separator));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).texts())
                .isEqualTo(Map.of(Field.UNIT, "u", Field.INDICATOR, "I", Field.PERIOD, "2022-03", Field.VALUE, "12"));
        assertThat(rows.get(0).flaws()).isEmpty();
    }

    @Test
    void obeysTheSeparatorLineOfASpreadsheetAndDoesNotCountIt() throws IOException {
        RawRow row = read("sep=,\r\nunit,indicator,period,note,value\r\nu,I,2022-03,a;b,1\r\n")
                .get(0);

        assertThat(row.text(Field.NOTE)).contains("a;b");
        assertThat(row.place().row()).isEqualTo(2);
    }

    @Test
    void readsVietnameseTitlesInAnyOrderAndCaseComposedOrNot() throws IOException {
        String decomposed = java.text.Normalizer.normalize("Giá trị", java.text.Normalizer.Form.NFD);
        RawRow row = read("Kỳ báo cáo; ĐƠN VỊ ;" + decomposed + ";chỉ tiêu\n2022-Q1;u;7;I\n")
                .get(0);

        assertThat(row.texts())
                .isEqualTo(Map.of(Field.UNIT, "u", Field.INDICATOR, "I", Field.PERIOD, "2022-Q1", Field.VALUE, "7"));
        assertThat(row.place().column("unit")).isEqualTo("ĐƠN VỊ");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(read("\ufeff" + TITLES + "u;I;2022-03;1\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takesEveryLineEnd(String end) throws IOException {
        assertThat(read((TITLES + "u;I;2022-03;1\nv;I;2022-03;2").replace("\n", end)))
                .extracting(row -> row.text(Field.UNIT).orElse(""))
                .containsExactly("u", "v");
    }

    @Test
    void countsRowsAsASpreadsheetDoesWhateverIsBetween() throws IOException {
        List<RawRow> rows =
                read("unit;indicator;period;value;note\n\nu;I;2022-03;1;\"two\nlines\"\n;;;;\nv;I;2022-03;2;\n");

        assertThat(rows).extracting(row -> row.place().row()).containsExactly(3, 5);
        assertThat(rows.get(0).text(Field.NOTE)).contains("two\nlines");
    }

    @Test
    void quotedCellsHoldSeparatorsAndQuotes() throws IOException {
        assertThat(read("unit;indicator;period;value;note\nu;I;2022-03;1;\"a;\"\"b\"\"\"\n")
                        .get(0)
                        .text(Field.NOTE))
                .contains("a;\"b\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN|1234.5|1234.5",
                "PLAIN|-0.10|-0.10",
                "VIETNAMESE|1.234,5|1234.5",
                "VIETNAMESE|1234,50|1234.50",
                "VIETNAMESE|1.234|1234",
                "VIETNAMESE|-1.234.567|-1234567",
                "UNDECLARED|1234|1234",
                "UNDECLARED|-7|-7",
                "UNDECLARED|1.234,5|1234.5",
                "UNDECLARED|1,234.5|1234.5",
                "UNDECLARED|1.234.567|1234567",
                "UNDECLARED|1,234,567|1234567",
                "UNDECLARED|1 234,5|1234.5",
                "UNDECLARED|1 234|1234",
                "UNDECLARED|1,5|1.5",
                "UNDECLARED|0.125|0.125",
                "UNDECLARED|1234.567|1234.567",
                "UNDECLARED|−7,5|-7.5",
                "ENGLISH|1,234|1234",
                "ENGLISH|1,234.50|1234.50",
                "ENGLISH|1.234|1.234",
                "VIETNAMESE|1 234,5|1234.5"
            })
    void readsANumberAsItWasDeclared(NumberFormat format, String written, String figure) throws IOException {
        assertThat(value(written, format).text(Field.VALUE)).contains(figure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN|1,234.5",
                "PLAIN|1.234,5",
                "PLAIN|1e5",
                "PLAIN|.5",
                "PLAIN|+1",
                "PLAIN|1 234",
                "PLAIN|١٢٣",
                "PLAIN|１２",
                "PLAIN|=1+1",
                "PLAIN|NaN",
                "VIETNAMESE|1234.5",
                "VIETNAMESE|12.34",
                "VIETNAMESE|1.23,4",
                "VIETNAMESE|1,234.5",
                "VIETNAMESE|1.2345",
                "ENGLISH|1.234,5",
                "UNDECLARED|1.23.4",
                "UNDECLARED|1,23,4",
                "UNDECLARED|12 34",
                "UNDECLARED|12-5"
            })
    void refusesWhatIsNotWrittenAsDeclared(NumberFormat format, String written) throws IOException {
        RawRow row = value(written, format);

        assertThat(row.text(Field.VALUE)).isEmpty();
        assertThat(row.flaws()).extracting(Violation::code).containsExactly(FindingCode.VALUE_NOT_A_DECIMAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u;I;2022-03", "u;I;2022-03;1;2", "u,I,2022-03,1"})
    void refusesARowWithOtherCellsThanTitlesAlone(String row) throws IOException {
        List<RawRow> rows = read(TITLES + row + "\nv;I;2022-03;1;;\n");

        assertThat(rows.get(0).flaws()).extracting(Violation::code).containsExactly(FindingCode.WRONG_NUMBER_OF_CELLS);
        assertThat(rows.get(1).flaws()).isEmpty();
    }

    @Test
    void readsTheTruthValuesOfSpreadsheets() throws IOException {
        assertThat(read("unit;indicator;period;withdrawn\nu;I;2022-03;TRUE\n")
                        .get(0)
                        .text(Field.WITHDRAWN))
                .contains("true");
    }

    @Test
    void tellsEveryMistakeOfTheTitlesAtOnce() {
        ProblemException problem = refused("unit;colour;unit;valuee\nu;1;2;3\n");

        assertThat(problem.code()).isEqualTo(IngestionProblemCode.TITLES_NOT_VALID);
        assertThat(problem.answer().getBody().toString())
                .contains("\"colour\"", "\"valuee\"", "unit once", "column indicator", "column period", "column value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TITLES + "u;I;2022-03;\"1",
                TITLES + "u;I;2022-03;\"1\"2\n",
                "\"unit;indicator",
            })
    void refusesQuotesThatDoNotClose(String text) {
        assertThat(refused(text).code()).isEqualTo(IngestionProblemCode.MALFORMED_CSV);
    }

    @Test
    void tellsTheRowOfWrongQuotes() {
        assertThat(refused(TITLES + "u;I;2022-03;1\nu;I;2022-03;\"1\"2\n")
                        .answer()
                        .getBody()
                        .toString())
                .contains("row=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", TITLES, ";;;\n"})
    void refusesAFileWithoutUpdates(String text) {
        assertThat(refused(text).code()).isEqualTo(IngestionProblemCode.EMPTY_BATCH);
    }

    @Test
    void refusesMoreThanAllowed() {
        assertThat(refused(TITLES + "u;I;2022-03;1\n".repeat(101)).code())
                .isEqualTo(IngestionProblemCode.TOO_MANY_UPDATES);
    }

    @Test
    void leavesAFaultOfTheConnectionToTheCaller() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThat(catchThrowable(() -> csv.read(broken, FileOptions.of(NumberFormat.PLAIN), row -> {})))
                .isExactlyInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(NumberFormat.class)
    void aBoundedMessageAnswersAnEndlessCell(NumberFormat format) throws IOException {
        RawRow row = value("9".repeat(20_000), format);

        assertThat(row.flaws()).extracting(Violation::code).containsExactly(FindingCode.VALUE_TOO_LONG);
    }

    @Property(tries = 3_000)
    void whateverComesIsReadOrRefused(@ForAll("almostCsv") String text) throws IOException {
        readOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void whateverBytesComeTheyAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
        readOrRefused(bytes);
    }

    private void readOrRefused(byte[] bytes) throws IOException {
        try {
            assertThat(read(bytes, NumberFormat.VIETNAMESE)).isNotEmpty();
        } catch (ProblemException refused) {
            assertThat(refused.code().status().is4xxClientError()).isTrue();
        }
    }

    @Provide
    Arbitrary<String> almostCsv() {
        Arbitrary<String> tokens = Arbitraries.of(
                "unit",
                "indicator",
                "period",
                "value",
                "đơn vị",
                ";",
                ",",
                "\"",
                "\"\"",
                "\n",
                "\r\n",
                "\r",
                "sep=",
                "sep=;",
                "1.234,5",
                "2022-Q1",
                " ",
                "\t",
                "\u0000",
                "ạ",
                "\ufeff",
                "=1+1",
                "unit;indicator;period;value\n",
                "u;I;2022-03;1\n");
        return tokens.list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    private RawRow value(String written, NumberFormat format) throws IOException {
        return read((TITLES + "u;I;2022-03;" + written + "\n").getBytes(StandardCharsets.UTF_8), format)
                .get(0);
    }

    private ProblemException refused(String text) {
        return (ProblemException) catchThrowable(() -> read(text));
    }

    private List<RawRow> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), NumberFormat.UNDECLARED);
    }

    private List<RawRow> read(byte[] bytes, NumberFormat format) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        csv.read(new ByteArrayInputStream(bytes), FileOptions.of(format), rows::add);
        return rows;
    }
}
