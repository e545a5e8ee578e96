package vn.chitieu.ingestion.files;

import static vn.chitieu.ingestion.files.FileCase.csv;
import static vn.chitieu.ingestion.files.FileCase.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.chitieu.ingestion.files.Sheets.Formatted;
import vn.chitieu.ingestion.files.Sheets.Formula;

/** Workbooks that wards keep. */
final class SheetFiles {

    private static final List<Object> TITLES = List.of("Chỉ tiêu", "Kỳ", "Số liệu", "ĐVT");

    private SheetFiles() {}

    static List<FileCase> all() {
        return List.of(
                xlsx("a head in merged cells, and signatures", headed())
                        .accepts("BUDGET_REVENUE 2022-02 66640.875")
                        .saying("BÁO CÁO"),
                xlsx("a month that Excel made a date", month("mmm-yy")).accepts("BUDGET_REVENUE 2022-02 12"),
                xlsx("a date that shows its month", month("mm/yyyy")).accepts("BUDGET_REVENUE 2022-02 12"),
                xlsx("a day where months are counted", month("dd/mm/yyyy")).finds("PERIOD_OF_ANOTHER_LENGTH B2"),
                xlsx("a percentage where dong are counted", figure(new Formatted(new BigDecimal("0.125"), "0.0%")))
                        .finds("WRONG_UNIT_OF_MEASURE D2")
                        .saying("\"value\":\"12.5\""),
                xlsx("a figure shown in thousands", figure(new Formatted(new BigDecimal("1234567"), "#,##0,")))
                        .finds("VALUE_AMBIGUOUS C2")
                        .saying("theo nghìn"),
                xlsx("a figure of 15 digits", figure(new BigDecimal("0.30000000000000004")))
                        .accepts("BUDGET_REVENUE 2022-02 0.3"),
                xlsx("a formula", figure(new Formula("SUM(1,2)")))
                        .finds("FORMULA_NOT_TAKEN C2")
                        .saying("chứa công thức"),
                xlsx("months beside each other", wide())
                        .accepts(
                                "BUDGET_REVENUE 2022-01 10.5",
                                "BUDGET_REVENUE 2022-02 11.5",
                                "URBAN_VIOLATIONS 2022-01 3",
                                "URBAN_VIOLATIONS 2022-03 5")
                        .finds("VALUE_NOT_A_DECIMAL F10")
                        .saying("\"headerRows\":[4,5]", "\"notFilledIn\":1"),
                csv(
                                "the same as text",
                                Encodings.utf8("Chỉ tiêu;Tháng 1/2022;Tháng 2/2022;Quý I/2022\n"
                                        + "Thu ngân sách nhà nước;10,5;11,5;22\nURBAN_VIOLATIONS;;4;\n"))
                        .accepts(
                                "BUDGET_REVENUE 2022-01 10.5",
                                "BUDGET_REVENUE 2022-02 11.5",
                                "URBAN_VIOLATIONS 2022-02 4"),
                csv("months of no year", Encodings.utf8("Chỉ tiêu;Tháng 1;Tháng 2\nBUDGET_REVENUE;10,5;11,5\n"))
                        .isRefused("TITLES_NOT_VALID")
                        .saying("Cột không rõ năm"),
                xlsx(
                                "a unit of measure above the table",
                                Sheets.of(
                                        "Sheet1",
                                        List.of(
                                                List.of("Đơn vị tính: tỷ đồng"),
                                                TITLES.subList(0, 3),
                                                List.of("BUDGET_REVENUE", "T2/2022", 12))))
                        .finds("WRONG_UNIT_OF_MEASURE -"));
    }

    private static byte[] headed() {
        return Sheets.of(
                "Sheet1",
                List.of(
                        List.of("UBND THÀNH PHỐ THANH HÓA", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                        List.of("UBND PHƯỜNG NAM NGẠN", "", "", "Độc lập - Tự do - Hạnh phúc"),
                        List.of(),
                        List.of("BÁO CÁO SỐ LIỆU THÁNG 2 NĂM 2022"),
                        List.of(),
                        TITLES,
                        List.of("(1)", "(2)", "(3)", "(4)"),
                        List.of("Thu ngân sách nhà nước", "T2/2022", new BigDecimal("66640.875"), "Triệu đồng"),
                        List.of(),
                        List.of("Người lập biểu", "", "Chủ tịch UBND phường"),
                        List.of("Nguyễn Thị A", "", "Trần Văn B")),
                sheet -> sheet.range(3, 0, 3, 3).merge());
    }

    private static byte[] month(String format) {
        return Sheets.of(
                "Sheet1",
                List.of(TITLES, List.of("BUDGET_REVENUE", new Formatted(LocalDate.of(2022, 2, 1), format), 12)));
    }

    private static byte[] figure(Object figure) {
        return Sheets.of("Sheet1", List.of(TITLES, List.of("BUDGET_REVENUE", "2022-02", figure)));
    }

    private static byte[] wide() {
        return Sheets.of(
                "Quý I",
                List.of(
                        List.of("UBND PHƯỜNG NAM NGẠN"),
                        List.of("TÌNH HÌNH THỰC HIỆN CHỈ TIÊU"),
                        List.of(),
                        List.of("TT", "Chỉ tiêu", "ĐVT", "Quý I/2022", "", "", "Ghi chú"),
                        List.of("", "", "", "Tháng 1", "Tháng 2", "Tháng 3"),
                        List.of("I", "KINH TẾ"),
                        List.of(
                                1,
                                "Thu ngân sách nhà nước",
                                "triệu đồng",
                                new BigDecimal("10.5"),
                                new BigDecimal("11.5")),
                        List.of(2, "URBAN_VIOLATIONS", "trường hợp", 3, "", 5),
                        List.of(),
                        List.of(3, "LAND_CLEARED", "ha", "", "", "chưa")),
                sheet -> sheet.range(3, 3, 3, 5).merge());
    }
}
