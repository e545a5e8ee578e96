package vn.chitieu.ingestion.files;

import static vn.chitieu.ingestion.files.FileCase.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that spreadsheets save: encodings, separators, titles and notes around the table. */
final class TextFiles {

    private static final String TABLE = "Đơn vị;Mã chỉ tiêu;Kỳ báo cáo;Giá trị;ĐVT;Ghi chú\r\n"
            + "nam-ngan;URBAN_VIOLATIONS;2022-02;12;trường hợp;đã đối chiếu đường Nguyễn Huệ\r\n";
    private static final String FEBRUARY = "URBAN_VIOLATIONS 2022-02 12";
    private static final String HEAD = "UBND PHƯỜNG NAM NGẠN;;;;;\r\nSố: 12/2022/BC-UBND;;;;;\r\n;;;;;\r\n"
            + "BÁO CÁO TRẬT TỰ ĐÔ THỊ;;;;;\r\n\"Thanh Hóa, ngày 5 tháng 4 năm 2022\";;;;;\r\n;;;;;\r\n";
    private static final String FOOT = ";;;;;\r\nGhi chú: số liệu sơ bộ;;;;;\r\n"
            + "Người lập biểu;;;Chủ tịch UBND phường;;\r\nNguyễn Thị A;;;Trần Văn B;;\r\n";

    private TextFiles() {}

    static List<FileCase> all() {
        return List.of(
                csv("semicolons of Excel", Encodings.utf8(TABLE)).accepts(FEBRUARY),
                csv("a byte order mark", Encodings.utf8WithMark(TABLE)).accepts(FEBRUARY),
                csv("tabs", Encodings.utf8(TABLE.replace(';', '\t'))).accepts(FEBRUARY),
                csv("commas", Encodings.utf8(TABLE.replace(';', ','))).accepts(FEBRUARY),
                csv("what Windows calls .csv", Encodings.utf8(TABLE))
                        .as("application/vnd.ms-excel")
                        .accepts(FEBRUARY),
                csv("a line that names the separator", Encodings.utf8("sep=;\r\n" + TABLE))
                        .accepts(FEBRUARY),
                csv("Unicode text of Excel", Encodings.utf16(TABLE.replace(';', '\t'), StandardCharsets.UTF_16LE))
                        .accepts(FEBRUARY),
                csv("UTF-16 the other way round", Encodings.utf16(TABLE, StandardCharsets.UTF_16BE))
                        .accepts(FEBRUARY),
                csv("Windows-1258", Encodings.windows1258(TABLE))
                        .accepts(FEBRUARY)
                        .saying("\"encoding\":\"windows-1258\""),
                csv(
                                "Windows-1252 with titles without letters that it lacks",
                                Encodings.windows1252(
                                        "unit;indicator;period;value;note\nnam-ngan;URBAN_VIOLATIONS;2022-02;12;bà Tâm\n"))
                        .accepts(FEBRUARY)
                        .saying("\"encoding\":\"windows-1252\""),
                csv("Windows-1252 that lost its letters", Encodings.windows1252(TABLE))
                        .isRefused("TITLES_NOT_VALID")
                        .saying("CSV UTF-8"),
                csv("UTF-8 with a broken byte", broken()).isRefused("NOT_UTF8").saying("CSV UTF-8"),
                csv("UTF-16 without a mark", TABLE.getBytes(StandardCharsets.UTF_16LE))
                        .isRefused("NOT_UTF8"),
                csv("a head and signatures", Encodings.utf8(HEAD + TABLE + FOOT))
                        .accepts(FEBRUARY)
                        .saying("UBND PHƯỜNG NAM NGẠN"),
                csv("all of it in Windows-1258", Encodings.windows1258(HEAD + TABLE + FOOT))
                        .accepts(FEBRUARY),
                csv(
                                "empty columns and rows",
                                Encodings.utf8(
                                        ";Chỉ tiêu;;Kỳ;Số liệu;;\n;;;;;;\n;URBAN_VIOLATIONS;;2022-02;12;;\n;;;;;;\n"))
                        .accepts(FEBRUARY),
                csv(
                                "names in the place of codes",
                                Encodings.utf8("Tên đơn vị;Tên chỉ tiêu;Tháng;Năm;Kết quả thực hiện\n"
                                        + "PHƯỜNG NAM NGẠN;thu ngân sách nhà nước;2;2022;12\n"))
                        .accepts("BUDGET_REVENUE 2022-02 12"),
                csv(
                                "a code beside its name",
                                Encodings.utf8("STT;Mã chỉ tiêu;Chỉ tiêu;ĐVT;Kế hoạch năm;Thực hiện;Kỳ\n"
                                        + "1;BUDGET_REVENUE;Thu;triệu đồng;900;12;T2/2022\n"))
                        .accepts("BUDGET_REVENUE 2022-02 12"),
                csv(
                                "the month in the head alone",
                                Encodings.utf8(
                                        "BÁO CÁO THÁNG 2/2022;;\nChỉ tiêu;Giá trị;Ghi chú\n" + "BUDGET_REVENUE;12;\n"))
                        .accepts("BUDGET_REVENUE 2022-02 12"),
                csv("a missing column", Encodings.utf8("Chỉ tiêu;Kỳ;Ghi chú\nBUDGET_REVENUE;2022-02;\n"))
                        .isRefused("TITLES_NOT_VALID")
                        .saying("Còn thiếu cột: giá trị", "\"found\":[\"\\\"Chỉ tiêu\\\"\""),
                csv(
                                "a column by an unknown name",
                                Encodings.utf8("Chỉ tiêu;Kỳ;Giá trị;Cơ quan chủ trì\nBUDGET_REVENUE;2022-02;12;x\n"))
                        .isRefused("TITLES_NOT_VALID")
                        .saying("Cơ quan chủ trì"),
                csv("half a row at the end", Encodings.utf8(TABLE + "nam-ngan;URBAN_VIO"))
                        .accepts(FEBRUARY)
                        .finds("WRONG_NUMBER_OF_CELLS -"),
                csv("a quote that does not close", Encodings.utf8(TABLE + "nam-ngan;\"URBAN;2022-03;1;;\r\n"))
                        .isRefused("MALFORMED_CSV")
                        .saying("nháy kép"));
    }

    private static byte[] broken() {
        byte[] bytes = Encodings.utf8(TABLE);
        bytes[bytes.length - 4] = (byte) 0xFF;
        return bytes;
    }
}
