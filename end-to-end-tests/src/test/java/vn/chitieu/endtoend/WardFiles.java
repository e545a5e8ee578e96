package vn.chitieu.endtoend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Files as wards send them, good and bad: a selection of those that ingestion's own tests send over the API. */
enum WardFiles {
    NOTHING("rong.csv", new byte[0], "EMPTY_BATCH", "tệp rỗng"),
    EXCEL_97("so-lieu.xls", ole("Workbook"), "OLD_WORKBOOK", "Lưu thành"),
    A_PASSWORD("so-lieu.xlsx", ole("EncryptedPackage"), "WORKBOOK_WITH_PASSWORD", "xóa mật khẩu"),
    HALF_A_WORKBOOK("so-lieu.xlsx", HexFormat.of().parseHex("504b030414000000"), "MALFORMED_XLSX", ".xlsx"),
    A_PDF("bao-cao.pdf", text("%PDF-1.7\n"), "FILE_OF_ANOTHER_KIND", "PDF"),
    OTHER_TITLES(
            "so-lieu.csv",
            text("Chỉ tiêu;Kỳ;Ghi chú\nBUDGET_REVENUE;2022-02;\n"),
            "TITLES_NOT_VALID",
            "Còn thiếu cột: giá trị"),
    EXCELS_OWN(
            "excel.csv",
            text("Báo cáo tháng 2\n\nChỉ tiêu;Kỳ báo cáo;Giá trị\nBUDGET_REVENUE;02/2022;1.234,5\n"),
            "",
            "1.234,5"),
    UNICODE_TEXT(
            "unicode.txt",
            "\ufeffChỉ tiêu\tKỳ báo cáo\tGiá trị\nBUDGET_REVENUE\ttháng 2/2022\t12\n"
                    .getBytes(StandardCharsets.UTF_16LE),
            "",
            "tháng 2-2022"),
    AN_OLD_WINDOWS(
            "windows.csv",
            "Chi\u0309 ti\u00eau;Ky\u0300 b\u00e1o c\u00e1o;Gi\u00e1 tri\u0323\nBUDGET_REVENUE;T2/2022;12\n"
                    .getBytes(Charset.forName("windows-1258")),
            "",
            "tháng 2-2022"),
    A_WORD(
            "chu.csv",
            text("Chỉ tiêu;Kỳ báo cáo;Giá trị\nBUDGET_REVENUE;2022-02;nhiều\nBUDGET_REVENUE;2022-01;12\n"),
            "VALUE_NOT_A_DECIMAL",
            "Hãy"),
    A_FRACTION(
            "le.csv",
            text("Chỉ tiêu;Kỳ báo cáo;Giá trị\nURBAN_VIOLATIONS;2022-02;2,5\nBUDGET_REVENUE;2022-01;12\n"),
            "VALUE_NOT_WHOLE",
            "số nguyên"),
    TWO_READINGS(
            "hai-cach.csv",
            text("Chỉ tiêu;Kỳ báo cáo;Giá trị\nBUDGET_REVENUE;2022-01;1.234\nBUDGET_REVENUE;2022-02;12\n"),
            "VALUE_AMBIGUOUS",
            "1.234");

    private final String file;
    private final byte[] bytes;
    private final String code;
    private final String says;

    WardFiles(String file, byte[] bytes, String code, String says) {
        this.file = file;
        this.bytes = bytes;
        this.code = code;
        this.says = says;
    }

    String file() {
        return file;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /** Returns the code of what is wrong; empty where nothing is. */
    String code() {
        return code;
    }

    /** Returns whether the whole file is refused, and not a row of it. */
    boolean isRefusedWhole() {
        return ordinal() <= OTHER_TITLES.ordinal();
    }

    /** Returns what the page says or shows. */
    String says() {
        return says;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
}
