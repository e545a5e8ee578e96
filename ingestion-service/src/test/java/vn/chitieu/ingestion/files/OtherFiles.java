package vn.chitieu.ingestion.files;

import static vn.chitieu.ingestion.files.FileCase.csv;
import static vn.chitieu.ingestion.files.FileCase.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is no table, and what an honest person can do about it. */
final class OtherFiles {

    private static final String ANY = "application/octet-stream";

    private OtherFiles() {}

    static List<FileCase> all() {
        return List.of(
                csv("nothing", new byte[0]).isRefused("EMPTY_BATCH").saying("tệp rỗng"),
                xlsx("nothing as a workbook", new byte[0])
                        .isRefused("EMPTY_BATCH")
                        .saying("tệp rỗng"),
                csv("titles alone", Encodings.utf8("Chỉ tiêu;Kỳ;Giá trị\n"))
                        .isRefused("EMPTY_BATCH")
                        .saying("Không có số liệu nào"),
                xlsx("Excel 97-2003", ole("Workbook")).isRefused("OLD_WORKBOOK").saying(".xlsx"),
                csv("Excel 97-2003 by its own type", ole("Workbook"))
                        .as("application/vnd.ms-excel")
                        .isRefused("OLD_WORKBOOK")
                        .saying("Lưu thành"),
                xlsx("a password", ole("EncryptedPackage"))
                        .isRefused("WORKBOOK_WITH_PASSWORD")
                        .saying("xóa mật khẩu"),
                csv("Word 97", ole("WordDocument")).as(ANY).isRefused("FILE_OF_ANOTHER_KIND"),
                csv("LibreOffice", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))
                        .as("application/vnd.oasis.opendocument.spreadsheet")
                        .isRefused("FILE_OF_ANOTHER_KIND")
                        .saying(".ods"),
                xlsx("LibreOffice as a workbook", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))
                        .isRefused("FILE_OF_ANOTHER_KIND"),
                csv("Word", zip("word/document.xml", "<x/>")).as(ANY).isRefused("FILE_OF_ANOTHER_KIND"),
                csv("a binary workbook", zip("xl/workbook.bin", "x")).as(ANY).isRefused("FILE_OF_ANOTHER_KIND"),
                csv("a PDF", Encodings.utf8("%PDF-1.7\n"))
                        .as("application/pdf")
                        .isRefused("FILE_OF_ANOTHER_KIND")
                        .saying("PDF"),
                csv("a photograph", HexFormat.of().parseHex("ffd8ffe000104a464946"))
                        .as("image/jpeg")
                        .isRefused("FILE_OF_ANOTHER_KIND")
                        .saying("tệp ảnh"),
                csv(
                                "a page that calls itself a workbook",
                                Encodings.utf8("<html><table><tr><td>1</td></tr></table></html>"))
                        .as("application/vnd.ms-excel")
                        .isRefused("FILE_OF_ANOTHER_KIND")
                        .saying("trang web"),
                csv("half a workbook", HexFormat.of().parseHex("504b030414000000"))
                        .as(ANY)
                        .isRefused("MALFORMED_XLSX")
                        .saying(".xlsx"));
    }

    /** Returns the beginning of a file of many streams, one of which has that name. */
    private static byte[] ole(String stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        bytes.writeBytes(new byte[504]);
        bytes.writeBytes(stream.getBytes(StandardCharsets.UTF_16LE));
        bytes.writeBytes(new byte[512]);
        return bytes.toByteArray();
    }

    private static byte[] zip(String part, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] text = content.getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(part);
            CRC32 sum = new CRC32();
            sum.update(text);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(text.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(text);
            zip.closeEntry();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
