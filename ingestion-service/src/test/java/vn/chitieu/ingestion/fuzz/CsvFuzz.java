package vn.chitieu.ingestion.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.chitieu.ingestion.format.CsvRowsReader;
import vn.chitieu.ingestion.format.FileOptions;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/** Files of updates in CSV: the first byte says how their numbers are written. */
public final class CsvFuzz {

    private static final CsvRowsReader ROWS = new CsvRowsReader(Oracle.MOST_ROWS);

    private CsvFuzz() {}

    /** Takes any bytes. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        NumberFormat[] formats = NumberFormat.values();
        List<RawRow> rows = new ArrayList<>();
        try {
            ROWS.read(
                    new ByteArrayInputStream(input, 1, input.length - 1),
                    FileOptions.of(formats[Math.floorMod(input[0], formats.length)]),
                    rows::add);
            Oracle.updates(rows);
        } catch (ProblemException refusal) {
            Oracle.refused(refusal);
            return;
        }
        saysTheSameWrittenAgain(Oracle.flawless(rows));
    }

    private static void saysTheSameWrittenAgain(List<RawRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        List<Field> fields = List.copyOf(Field.OF_UPDATES);
        StringBuilder csv = new StringBuilder();
        csv.append(line(Field.labels(fields)));
        rows.forEach(row -> csv.append(
                line(fields.stream().map(field -> row.text(field).orElse("")).toList())));
        List<RawRow> again = new ArrayList<>();
        ROWS.read(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                FileOptions.of(NumberFormat.PLAIN),
                again::add);
        Oracle.require(
                again.stream()
                        .map(RawRow::texts)
                        .toList()
                        .equals(rows.stream().map(RawRow::texts).toList()),
                "the same rows again",
                Arrays.asList(again, rows));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(";", "", "\r\n"));
    }
}
