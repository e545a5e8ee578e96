package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;

/** What is said, and what is left unsaid, of figures that are missing, incomplete or of a part of the city. */
class ReportWordingTest {

    private static final Instant BEFORE_THE_DEADLINE = Instant.parse("2022-04-06T01:00:00Z");
    private static final Instant AFTER_THE_DEADLINE = Instant.parse("2022-04-20T01:00:00Z");
    private static final Set<String> SILENT = Set.of("nam-ngan", "dien-bien");

    @Test
    void anIncompleteFigureIsNeverComparedWithLastYear() {
        PrintedReport printed = withoutTwoWards(BEFORE_THE_DEADLINE).printed("city", "vi");

        String paragraph = paragraph(printed, "Thu ngân sách nhà nước");
        assertThat(paragraph)
                .startsWith("Thu ngân sách nhà nước đến nay tổng hợp được ")
                .contains("dự toán tỉnh giao")
                .contains("số liệu chưa đầy đủ (33/35 đơn vị)")
                .doesNotContain("tăng")
                .doesNotContain("cùng kỳ");
    }

    @Test
    void theMissingUnitsAreNamedAndWhatIsNotJudgedSaysWhy() {
        PrintedReport printed = withoutTwoWards(BEFORE_THE_DEADLINE).printed("city", "vi");

        assertThat(section(printed, "Số liệu chưa đầy đủ"))
                .contains("Thu ngân sách nhà nước: chưa có đủ báo cáo của 2/35 đơn vị: phường Điện Biên, phường Nam"
                        + " Ngạn.")
                .contains("Chưa đánh giá thu ngân sách nhà nước theo dự toán tỉnh giao: chưa đến hạn báo cáo.");
        assertThat(notes(printed, "Thu ngân sách nhà nước"))
                .contains("Tỉnh giao: chưa đánh giá (chưa đến hạn báo cáo)")
                .contains("thiếu 2/35 đơn vị (phần còn thiếu chiếm ");
    }

    @Test
    void afterTheDeadlineAFigureIsJudgedAndStillSaysThatItIsIncomplete() {
        PrintedReport printed = withoutTwoWards(AFTER_THE_DEADLINE).printed("city", "vi");

        assertThat(paragraph(printed, "Thu ngân sách nhà nước")).contains("số liệu chưa đầy đủ (33/35 đơn vị)");
        assertThat(notes(printed, "Thu ngân sách nhà nước")).startsWith("Tỉnh giao: vượt tiến độ");
        assertThat(section(printed, "Kết quả chung")).contains("13 chỉ tiêu đã có số liệu, 9 chỉ tiêu có số liệu");
    }

    @Test
    void anIndicatorWithoutReportsIsNamedAndHasNoFigures() {
        PrintedReport printed = TheSample.of(
                        update -> !update.indicator().equals("NEW_ENTERPRISES"), BEFORE_THE_DEADLINE)
                .printed("city", "vi");

        assertThat(paragraph(printed, "Số doanh nghiệp thành lập mới"))
                .isEqualTo("Số doanh nghiệp thành lập mới: chưa có số liệu quý I-2022.");
        assertThat(section(printed, "Số liệu chưa đầy đủ"))
                .isEqualTo("Chưa có số liệu: số doanh nghiệp thành lập mới.");
        assertThat(notes(printed, "Số doanh nghiệp thành lập mới")).isEqualTo("chưa có số liệu");
        assertThat(section(printed, "Chỉ tiêu chậm so với tiến độ"))
                .isEqualTo("Trong 5 mục tiêu được giao đã đánh giá, không có mục tiêu nào chậm so với tiến độ.");
    }

    @Test
    void aWardsReportHasWhatTheWardReports() {
        PrintedReport printed = TheSample.whole().printed("unit:nam-ngan", "vi");

        assertThat(printed.scope()).isEqualTo("Phường Nam Ngạn, Thành phố Thanh Hóa");
        assertThat(printed.groups().stream().flatMap(group -> group.lines().stream()))
                .extracting(line -> line.cells().get(1).text())
                .containsExactly(
                        "Thu ngân sách nhà nước",
                        "Diện tích đã giải phóng mặt bằng",
                        "Số trường hợp vi phạm trật tự đô thị, vệ sinh môi trường đã kiểm tra, xử lý",
                        "Số doanh nghiệp thành lập mới");
        assertThat(paragraph(printed, "Diện tích đã giải phóng mặt bằng"))
                .contains("đạt 46,4% kế hoạch thành phố giao");
        PrintedReport withoutTargets = TheSample.whole().printed("unit:dep-tk", "vi");
        assertThat(withoutTargets.hasTwoHeadingRows()).isFalse();
        assertThat(withoutTargets.lowerHeadings()).isEmpty();
    }

    @Test
    void aYearWithoutABaseSaysSo() {
        TheSample sample = TheSample.whole();
        PrintedReport printed = new PrintedReportBuilder(sample::catalog)
                .print(sample.report("2021-Q1", "city").orElseThrow(), "vi");

        assertThat(paragraph(printed, "Tổng mức bán lẻ hàng hóa"))
                .isEqualTo("Tổng mức bán lẻ hàng hóa đạt 13.120 tỷ đồng, không có số cùng kỳ.");
        assertThat(notes(printed, "Tổng mức bán lẻ hàng hóa")).startsWith("không có số cùng kỳ");
    }

    @Test
    void aQuarterWithoutTotalsHasNoReport() {
        TheSample sample = TheSample.whole();

        assertThat(sample.report("2019-Q3", "city")).isEmpty();
        assertThat(sample.report("2022-Q1", "unit:dep-nv")).isEmpty();
        assertThat(sample.readReport().quarters()).contains(new Quarter(2021, 1), new Quarter(2022, 1));
    }

    @Test
    void columnsOfSeveralOwnersShareAHeading() {
        PrintedReport printed = TheSample.whole().printed("city", "vi");

        assertThat(printed.upperHeadings())
                .extracting(PrintedReport.Heading::text, PrintedReport.Heading::columns, PrintedReport.Heading::rows)
                .contains(tuple("Kế hoạch năm 2022", 2, 1), tuple("Chỉ tiêu", 1, 2));
        assertThat(printed.lowerHeadings())
                .extracting(PrintedReport.Heading::text)
                .containsExactly("Tỉnh giao", "TP giao", "Tỉnh giao", "TP giao");
    }

    @Test
    void bothLanguagesHaveTheSamePhrases() {
        assertThat(new TreeSet<>(
                        MessageBundle.of(PrintedReportBuilder.class, "en").keys()))
                .isEqualTo(new TreeSet<>(
                        MessageBundle.of(PrintedReportBuilder.class, "vi").keys()));
    }

    private static TheSample withoutTwoWards(Instant now) {
        return TheSample.of(
                update -> !(SILENT.contains(update.unit())
                        && update.period().quarter().equals(TheSample.QUARTER)),
                now);
    }

    private static String paragraph(PrintedReport printed, String indicator) {
        return printed.sections().stream()
                .filter(section -> section.heading().matches("[IVX]+\\. .*"))
                .flatMap(section -> section.paragraphs().stream())
                .filter(paragraph -> paragraph.startsWith(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static String section(PrintedReport printed, String heading) {
        return printed.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .flatMap(section -> section.paragraphs().stream())
                .collect(Collectors.joining("\n"));
    }

    private static String notes(PrintedReport printed, String indicator) {
        return printed.groups().stream()
                .flatMap(group -> group.lines().stream())
                .map(PrintedReport.Line::cells)
                .filter(cells -> cells.get(1).text().equals(indicator))
                .map(List::copyOf)
                .map(cells -> cells.get(cells.size() - 1).text())
                .findFirst()
                .orElseThrow();
    }
}
