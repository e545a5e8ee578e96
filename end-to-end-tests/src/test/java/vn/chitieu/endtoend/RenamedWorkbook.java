package vn.chitieu.endtoend;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A workbook some of whose texts are others, as after an edit in a spreadsheet. */
final class RenamedWorkbook {

    private RenamedWorkbook() {}

    static byte[] of(byte[] workbook, Map<String, String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    content = content.replace(">" + text.getKey() + "<", ">" + text.getValue() + "<");
                }
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
