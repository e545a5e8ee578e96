package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.ClosingFigures;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.SomeTotals;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** One figure in a sentence, through the cases that the sample does not have. */
class ReportSentencesTest {

    private static final Catalog CATALOG = TheSample.whole().catalog();

    @Test
    void aLaterQuarterTellsTheYearSoFarToo() {
        assertThat(vietnamese(
                        "2022-Q2",
                        "RETAIL_SALES",
                        SomeTotals.of("1200", "2200").after("1000", "2000").build()))
                .isEqualTo(
                        "Tổng mức bán lẻ hàng hóa quý II-2022 đạt 1.200 tỷ đồng, tăng 20% so với cùng kỳ; lũy kế 6 tháng đầu"
                                + " năm 2022 đạt 2.200 tỷ đồng, tăng 10%.");
        assertThat(vietnamese(
                        "2022-Q4",
                        "RETAIL_SALES",
                        SomeTotals.of("900", "4000").after("1000", "4000").build()))
                .isEqualTo(
                        "Tổng mức bán lẻ hàng hóa quý IV-2022 đạt 900 tỷ đồng, giảm 10% so với cùng kỳ; lũy kế cả năm 2022"
                                + " đạt 4.000 tỷ đồng, bằng cùng kỳ.");
    }

    @Test
    void anEstimateIsCalledOne() {
        Total estimate =
                SomeTotals.of("1200", "1200").after("1000", "1000").estimated().build();

        assertThat(vietnamese("2022-Q1", "RETAIL_SALES", estimate))
                .isEqualTo("Tổng mức bán lẻ hàng hóa ước đạt 1.200 tỷ đồng, tăng 20% so với cùng kỳ.");
        assertThat(english("2022-Q1", "RETAIL_SALES", estimate))
                .isEqualTo("Retail sales of goods reached an estimated 1,200 billion dong, up 20% on the same quarter"
                        + " of last year.");
        assertThat(notes("2022-Q1", "RETAIL_SALES", estimate)).startsWith("số ước chiếm 40%");
    }

    @Test
    void aGrowthThatRoundsToNothingIsNotCalledOne() {
        assertThat(vietnamese(
                        "2022-Q1",
                        "RETAIL_SALES",
                        SomeTotals.of("10000", "10000").after("9999", "9999").build()))
                .contains("xấp xỉ cùng kỳ")
                .doesNotContain("tăng");
    }

    @Test
    void aBaseOfZeroIsNoBase() {
        assertThat(vietnamese(
                        "2022-Q1",
                        "RETAIL_SALES",
                        SomeTotals.of("5", "5").after("0", "0").build()))
                .endsWith("đạt 5 tỷ đồng, không có số cùng kỳ.");
    }

    @Test
    void amountsKeepAtMostTwoDecimals() {
        assertThat(vietnamese(
                        "2022-Q1",
                        "LAND_CLEARED",
                        SomeTotals.of("1234.5678", "1234.5678").build()))
                .contains("đạt 1.234,57 ha");
    }

    @Test
    void whatMustNotBeComparedSaysWhy() {
        Total total = SomeTotals.of("5", "5")
                .build(Comparison.notComparable(Comparison.Reason.TERRITORY), List.of(), null, null);

        assertThat(vietnamese("2022-Q1", "RETAIL_SALES", total))
                .endsWith("đạt 5 tỷ đồng, không so sánh được với cùng kỳ.");
        assertThat(notes("2022-Q1", "RETAIL_SALES", total))
                .isEqualTo("không so sánh được với cùng kỳ (địa giới khác năm trước)");
    }

    @Test
    void aTargetThatWasChangedAndAQuarterThatMovedAreRemarked() {
        Attainment revised = new Attainment(
                "PROVINCE",
                new BigDecimal("90"),
                new BigDecimal("50"),
                new BigDecimal("25"),
                Verdict.AHEAD,
                null,
                BigDecimal.ZERO,
                null,
                List.of(),
                null,
                LocalDate.of(2022, 3, 1),
                "bỏ hai dự án không khả thi",
                new BigDecimal("94"));
        Total total = SomeTotals.of("45", "45")
                .after("40", "40")
                .build(
                        Comparison.BY_SUCCESSORS,
                        List.of(revised),
                        new ClosingFigures(
                                new BigDecimal("43.44"), new BigDecimal("43.44"), new BigDecimal("3.6"), true),
                        new BigDecimal("8.6"));

        assertThat(notes("2022-Q1", "LAND_CLEARED", total))
                .isEqualTo("Tỉnh giao: vượt tiến độ; Tỉnh giao: điều chỉnh từ 94 thành 90 từ ngày 01/03/2022 (bỏ hai dự"
                        + " án không khả thi); số cùng kỳ tính theo địa giới hiện nay; khi hết hạn báo cáo: 43,44 ha,"
                        + " so với cùng kỳ +8,6%");
        assertThat(vietnamese("2022-Q1", "LAND_CLEARED", total)).contains("đạt 50% kế hoạch tỉnh giao");
    }

    @Test
    void aPercentageGrewByPointsAtItsDeadlineToo() {
        Indicator rate = IndicatorFixture.anIndicator("COVERED").inPercent().build(1);
        Total total = SomeTotals.of("92", "92")
                .after("90", "90")
                .build(
                        Comparison.SAME_TERRITORY,
                        List.of(),
                        new ClosingFigures(new BigDecimal("90.5"), new BigDecimal("90.5"), new BigDecimal("1.5"), true),
                        new BigDecimal("0.5"));

        assertThat(notes("2022-Q1", rate, total)).endsWith(", so với cùng kỳ +0,5 điểm %");
    }

    private static String vietnamese(String quarter, String indicator, Total total) {
        return sentence("vi", quarter, indicator, total);
    }

    private static String english(String quarter, String indicator, Total total) {
        return sentence("en", quarter, indicator, total);
    }

    private static String sentence(String language, String quarter, String indicator, Total total) {
        return print(language, quarter, CATALOG.indicator(indicator).orElseThrow(), total).sections().stream()
                .filter(section -> section.heading().matches("[IVX]+\\. .*"))
                .flatMap(section -> section.paragraphs().stream())
                .collect(Collectors.joining());
    }

    private static String notes(String quarter, String indicator, Total total) {
        return notes(quarter, CATALOG.indicator(indicator).orElseThrow(), total);
    }

    private static String notes(String quarter, Indicator indicator, Total total) {
        List<PrintedReport.Cell> cells = print("vi", quarter, indicator, total)
                .groups()
                .get(0)
                .lines()
                .get(0)
                .cells();
        return cells.get(cells.size() - 1).text();
    }

    private static PrintedReport print(String language, String quarter, Indicator indicator, Total total) {
        QuarterReport.Row row = new QuarterReport.Row(indicator, 0, 1, total);
        QuarterReport.Group group = new QuarterReport.Group(indicator.display().group(), List.of(row));
        return new PrintedReportBuilder(() -> CATALOG)
                .print(
                        new QuarterReport(Quarter.parse(quarter), Scope.city(), owners(total), List.of(group)),
                        language);
    }

    private static List<String> owners(Total total) {
        return total.attainments().stream().map(Attainment::owner).toList();
    }
}
