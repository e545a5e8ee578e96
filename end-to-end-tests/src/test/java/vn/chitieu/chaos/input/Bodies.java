package vn.chitieu.chaos.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.chitieu.chaos.line.Http;

/** Rows as the body of a request. */
final class Bodies {

    private static final List<String> TITLES =
            List.of("id", "unit", "indicator", "period", "value", "withdrawn", "status", "reportedAt", "reason");

    private Bodies() {}

    static byte[] json(List<Row> rows) {
        return Http.JSON.writeValueAsBytes(rows.stream().map(Row::fields).toList());
    }

    static byte[] csv(List<Row> rows) {
        StringBuilder text = new StringBuilder(String.join(",", TITLES)).append('\n');
        for (Row row : rows) {
            Map<String, Object> fields = row.fields();
            text.append(TITLES.stream()
                            .map(title -> String.valueOf(fields.getOrDefault(title, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] workbook(List<Row> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "chaos", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("updates");
            for (int column = 0; column < TITLES.size(); column++) {
                sheet.value(0, column, TITLES.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    Object value = rows.get(row).fields().get(TITLES.get(column));
                    if (value != null) {
                        sheet.value(row + 1, column, String.valueOf(value));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
