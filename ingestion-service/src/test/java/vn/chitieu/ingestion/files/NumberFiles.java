package vn.chitieu.ingestion.files;

import static vn.chitieu.ingestion.files.FileCase.csv;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Periods and numbers as people type them. */
final class NumberFiles {

    private static final String TITLES = "Chỉ tiêu;Kỳ báo cáo;Giá trị;Đơn vị tính\n";

    private NumberFiles() {}

    static List<FileCase> all() {
        return Stream.of(months(), figures(), others()).flatMap(List::stream).toList();
    }

    private static List<FileCase> months() {
        List<String> february = List.of(
                "02/2022",
                "2/2022",
                "tháng 2/2022",
                "Tháng 02 năm 2022",
                "T2/2022",
                "2022-02",
                "2022/2",
                "202202",
                "02-2022",
                "Feb-22",
                "Thg2-22");
        List<FileCase> cases = IntStream.range(0, february.size())
                .mapToObj(at -> csv(
                                "the month " + february.get(at),
                                Encodings.utf8(TITLES + "BUDGET_REVENUE;" + february.get(at) + ";12;\n"))
                        .accepts("BUDGET_REVENUE 2022-02 12"))
                .toList();
        return Stream.concat(cases.stream(), quarters()).toList();
    }

    /** A ward reports nothing each quarter, so the period is understood and the figure refused for its length. */
    private static Stream<FileCase> quarters() {
        return Stream.of("Quý I/2022", "Q1/2022", "quý 1 năm 2022", "2022-Q1", "Quý I-2022")
                .map(quarter -> csv(
                                "the quarter " + quarter,
                                Encodings.utf8(TITLES + "BUDGET_REVENUE;" + quarter + ";12;\n"))
                        .finds("PERIOD_OF_ANOTHER_LENGTH B2")
                        .saying("\"period\":\"2022-Q1\""));
    }

    private static List<FileCase> figures() {
        return Stream.of(
                        "1.234,5=1234.5",
                        "1,234.5=1234.5",
                        "1234.5=1234.5",
                        "1234,5=1234.5",
                        "1 234,5=1234.5",
                        "1\u00A0234,5=1234.5",
                        "1.234.567=1234567",
                        "0,125=0.125",
                        "1.234,5 triệu đồng=1234.5",
                        "1.234,5 Triệu đồng=1234.5")
                .map(one -> one.split("="))
                .map(one -> csv(
                                "the figure " + one[0],
                                Encodings.utf8(TITLES + "BUDGET_REVENUE;2022-02;" + one[0] + ";\n"))
                        .accepts("BUDGET_REVENUE 2022-02 " + one[1]))
                .toList();
    }

    private static List<FileCase> others() {
        String both = TITLES + "BUDGET_REVENUE;2022-01;1.234;\nBUDGET_REVENUE;2022-02;1.234,5;\n";
        return List.of(
                csv("a figure of two readings", Encodings.utf8(both))
                        .accepts("BUDGET_REVENUE 2022-02 1234.5")
                        .finds("VALUE_AMBIGUOUS C2")
                        .saying("là 1234 hay 1,234", "\"numbersSeen\":[\"vi\"]"),
                csv("the same, answered once", Encodings.utf8(both))
                        .with("numbers=vi")
                        .accepts("BUDGET_REVENUE 2022-01 1234", "BUDGET_REVENUE 2022-02 1234.5"),
                csv("the same, answered the other way", Encodings.utf8(both))
                        .with("numbers=en")
                        .accepts("BUDGET_REVENUE 2022-01 1.234")
                        .finds("VALUE_NOT_A_DECIMAL C3")
                        .saying("1,234.5"),
                csv("English thousands", Encodings.utf8(TITLES + "BUDGET_REVENUE;2022-02;\"1,234\";\n"))
                        .with("numbers=en")
                        .accepts("BUDGET_REVENUE 2022-02 1234"),
                csv("dong where millions are counted", Encodings.utf8(TITLES + "BUDGET_REVENUE;2022-02;1.234.567 đ;\n"))
                        .finds("WRONG_UNIT_OF_MEASURE D2"),
                csv("a percent sign where dong are counted", Encodings.utf8(TITLES + "BUDGET_REVENUE;2022-02;12,5%;\n"))
                        .finds("WRONG_UNIT_OF_MEASURE D2"),
                csv("two units of measure", Encodings.utf8(TITLES + "BUDGET_REVENUE;2022-02;12,5 đ;triệu đồng\n"))
                        .finds("WRONG_UNIT_OF_MEASURE C2")
                        .saying("cạnh con số ghi"),
                csv("a figure in a word", Encodings.utf8(TITLES + "BUDGET_REVENUE;2022-02;nhiều;\n"))
                        .finds("VALUE_NOT_A_DECIMAL C2")
                        .saying("Không đọc được số liệu"),
                csv("a day of two readings", Encodings.utf8(TITLES + "BUDGET_REVENUE;01/02/2022;12;\n"))
                        .finds("PERIOD_AMBIGUOUS B2")
                        .saying("Hãy ghi tháng như 03/2022"),
                csv("a month without a year", Encodings.utf8(TITLES + "BUDGET_REVENUE;tháng 2;12;\n"))
                        .finds("PERIOD_NOT_READABLE B2"));
    }
}
