package vn.chitieu.ingestion.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.chitieu.ingestion.corpus.Workbook;
import vn.chitieu.ingestion.format.FileOptions;
import vn.chitieu.ingestion.format.WorkbookPermits;
import vn.chitieu.ingestion.format.XlsxRowsReader;
import vn.chitieu.ingestion.format.ZipLimits;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/**
 * Workbooks of updates. The first byte says which part of a good workbook the rest stands for, because hardly any
 * change of a zip file leaves it one.
 */
public final class XlsxFuzz {

    private static final XlsxRowsReader ROWS =
            new XlsxRowsReader(Oracle.MOST_ROWS, new ZipLimits(4 << 20), new WorkbookPermits(1));
    static final List<String> PARTS = List.of(
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "[Content_Types].xml");

    private XlsxFuzz() {}

    /** Takes any bytes. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        NumberFormat format = input[0] < 0 ? NumberFormat.VIETNAMESE : NumberFormat.UNDECLARED;
        try {
            List<RawRow> rows = new ArrayList<>();
            ROWS.read(new ByteArrayInputStream(workbook(input)), FileOptions.of(format), rows::add);
            Oracle.updates(rows);
        } catch (ProblemException refusal) {
            Oracle.refused(refusal);
        }
    }

    private static byte[] workbook(byte[] input) {
        int kind = Math.floorMod(input[0], PARTS.size() + 2);
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        if (kind == PARTS.size()) {
            return rest;
        }
        Workbook workbook = new Workbook(Map.of(
                "Số liệu",
                List.of(
                        List.of("unit", "indicator", "period", "value", "note"),
                        List.of("north", "LAND", "2022-03", "><v>1</v>", "x"),
                        List.of("south", "LAND", "2022-03", "t=\"s\"><v>0</v>", "row"))));
        workbook.shareTexts("7", "8");
        if (kind < PARTS.size()) {
            workbook.put(PARTS.get(kind), rest);
        } else {
            workbook.edit(
                    "xl/worksheets/sheet1.xml",
                    "</sheetData>",
                    new String(rest, StandardCharsets.UTF_8) + "</sheetData>");
        }
        return workbook.bytes();
    }
}
