package vn.chitieu.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A workbook some of whose texts are others, as after an edit in a spreadsheet. */
final class RenamedWorkbook {

    private RenamedWorkbook() {}

    static byte[] of(byte[] workbook, Map<String, String> texts) throws IOException {
        Path file = Files.createTempFile("chitieu-", ".xlsx");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Files.write(file, workbook);
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry part : Collections.list(in.entries())) {
                String content = new String(in.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    content = content.replace(">" + text.getKey() + "<", ">" + text.getValue() + "<");
                }
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }
}
