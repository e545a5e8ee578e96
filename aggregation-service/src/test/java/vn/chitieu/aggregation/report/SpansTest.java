package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.SomeTotals;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** From the second quarter on each percentage says of which span it is: the quarter, or the year so far. */
class SpansTest {

    private static final Catalog CATALOG = TheSample.whole().catalog();

    private static final Total WHOLE =
            SomeTotals.of("9000", "26000").after("7500", "20000").build();
    private static final Total PART = SomeTotals.of("8000", "21000")
            .after("5333.333333", "14000")
            .build(Comparison.SAME_TERRITORY, List.of(reached("140")), null, null);

    @Test
    void aShareOfAPartStandsBesideTheFigureThatItIsAShareOf() {
        assertThat(paragraph("2022-Q3", "vi"))
                .isEqualTo("Tổng giá trị sản xuất quý III-2022 đạt 9.000 tỷ đồng, tăng 20% so với cùng kỳ; lũy kế 9"
                        + " tháng đầu năm 2022 đạt 26.000 tỷ đồng, tăng 30%. Trong đó thương mại - dịch vụ quý"
                        + " III-2022 đạt 8.000 tỷ đồng, tăng 50%; lũy kế 9 tháng đầu năm 2022 đạt 21.000 tỷ đồng, tăng"
                        + " 50%, đạt 140% kế hoạch thành phố giao.");
        assertThat(paragraph("2022-Q3", "en"))
                .contains("January to September 2022 came to 21,000 billion dong, up 50%, that is 140% of the plan"
                        + " assigned by the city.");
    }

    @Test
    void theFirstQuarterIsPrintedAsItWas() {
        assertThat(paragraph("2022-Q1", "vi"))
                .isEqualTo("Tổng giá trị sản xuất đạt 9.000 tỷ đồng, tăng 20% so với cùng kỳ. Trong đó thương mại -"
                        + " dịch vụ đạt 8.000 tỷ đồng, tăng 50%; đạt 140% kế hoạch thành phố giao.");
        assertThat(labels("2022-Q1"))
                .containsSequence("Thực hiện cùng kỳ (quý I-2021)", "Kế hoạch năm 2022: TP giao")
                .containsSequence("Tăng, giảm so với cùng kỳ (%)", "Ghi chú");
    }

    @Test
    void aLaterQuartersTableHasTheYearSoFarAndItsGrowth() {
        assertThat(labels("2022-Q3"))
                .containsExactly(
                        "STT",
                        "Chỉ tiêu",
                        "ĐVT",
                        "Thực hiện cùng kỳ: Quý III-2021",
                        "Thực hiện cùng kỳ: Lũy kế 9 tháng đầu năm 2021",
                        "Kế hoạch năm 2022: TP giao",
                        "Thực hiện quý III-2022",
                        "Lũy kế 9 tháng đầu năm 2022",
                        "Lũy kế so với kế hoạch năm (%): TP giao",
                        "Tăng, giảm so với cùng kỳ (%): Quý III-2022",
                        "Tăng, giảm so với cùng kỳ (%): Lũy kế 9 tháng đầu năm 2022",
                        "Ghi chú");
        assertThat(print("2022-Q3", "vi").groups().get(0).lines().get(0).cells())
                .extracting(PrintedReport.Cell::text)
                .startsWith(
                        "1",
                        "Tổng giá trị sản xuất",
                        "tỷ đồng",
                        "7.500",
                        "20.000",
                        "–",
                        "9.000",
                        "26.000",
                        "–",
                        "+20",
                        "+30");
    }

    @Test
    void whatIsBehindSaysThatItsShareIsOfTheYearSoFar() {
        Total behind = SomeTotals.of("10", "100")
                .after("10", "100")
                .build(
                        Comparison.SAME_TERRITORY,
                        List.of(new Attainment(
                                "CITY",
                                new BigDecimal("400"),
                                new BigDecimal("25"),
                                new BigDecimal("50"),
                                Verdict.SEVERELY_BEHIND,
                                null,
                                new BigDecimal("100"),
                                null,
                                List.of(),
                                null,
                                LocalDate.of(2022, 1, 1),
                                "quyết định",
                                null)),
                        null,
                        null);

        assertThat(print("2022-Q2", "vi", behind, PART).sections())
                .flatExtracting(PrintedReport.Section::paragraphs)
                .anyMatch(text -> text.startsWith(
                        "Tổng giá trị sản xuất lũy kế 6 tháng đầu năm 2022 chỉ đạt 25% kế hoạch thành phố giao"));
    }

    private static Attainment reached(String percent) {
        return new Attainment(
                "CITY",
                new BigDecimal("15000"),
                new BigDecimal(percent),
                new BigDecimal("75"),
                Verdict.EXCEEDED,
                null,
                BigDecimal.ZERO,
                null,
                List.of(),
                null,
                LocalDate.of(2022, 1, 1),
                "quyết định",
                null);
    }

    private static String paragraph(String quarter, String language) {
        return print(quarter, language).sections().stream()
                .filter(section -> section.heading().startsWith("I. "))
                .flatMap(section -> section.paragraphs().stream())
                .collect(Collectors.joining());
    }

    private static List<String> labels(String quarter) {
        return print(quarter, "vi").columns().stream()
                .map(PrintedReport.Column::label)
                .toList();
    }

    private static PrintedReport print(String quarter, String language) {
        return print(quarter, language, WHOLE, PART);
    }

    private static PrintedReport print(String quarter, String language, Total whole, Total part) {
        Indicator total = CATALOG.indicator("PRODUCTION_TOTAL").orElseThrow();
        Indicator services = CATALOG.indicator("PRODUCTION_SERVICES").orElseThrow();
        QuarterReport.Group group = new QuarterReport.Group(
                total.display().group(),
                List.of(new QuarterReport.Row(total, 0, 1, whole), new QuarterReport.Row(services, 1, 0, part)));
        return new PrintedReportBuilder(() -> CATALOG)
                .print(
                        new QuarterReport(Quarter.parse(quarter), Scope.city(), List.of("CITY"), List.of(group)),
                        language);
    }
}
