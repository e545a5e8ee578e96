package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.sample.PublishedFigure;
import vn.chitieu.catalog.sample.PublishedFiguresFile;
import vn.chitieu.contracts.vocabulary.FigureFormat;

/** What the paragraphs say about the quarter of the article. */
class TheArticleInSentencesTest {

    private static final TheSample SAMPLE = TheSample.whole();
    private static final PrintedReport VIETNAMESE = SAMPLE.printed("city", "vi");

    private static final Map<String, String> OWNERS = Map.of("PROVINCE", "tỉnh", "CITY", "thành phố");

    static List<PublishedFigure> printedInTheArticle() throws InvalidCatalogException {
        return PublishedFiguresFile.read(TheSample.FILES).stream()
                .filter(figure -> figure.source().equals("article"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("printedInTheArticle")
    void everyFigureOfTheArticleStandsThereAsItWasPrinted(PublishedFigure figure) {
        String number = Pattern.quote(FigureFormat.VIETNAMESE.exact(figure.printed()));
        String name = Pattern.quote(ReportVocabulary.within(SAMPLE.catalog()
                .indicator(figure.indicator())
                .orElseThrow()
                .display()
                .name()
                .vi()));
        String sameClause = "(?iu)" + name + "(?: đạt|:) [^;\n]*";
        String pattern = switch (figure.what()) {
            case VALUE -> "(?iu)" + name + "(?: đạt|:) " + number + " \\p{L}";
            case GROWTH -> sameClause + "tăng " + number + "%";
            case SHARE ->
                sameClause + "; đạt [^;\n]*" + number + "% \\p{L}+ \\p{L}+ " + OWNERS.get(figure.owner()) + " giao";
        };
        assertThat(text(VIETNAMESE)).containsPattern(pattern);
    }

    @Test
    void theIndicatorThatIsBehindIsNamedWithWhatIsMissingAndWhere() {
        assertThat(section("Chỉ tiêu chậm so với tiến độ"))
                .contains("Số doanh nghiệp thành lập mới chỉ đạt 18,5% kế hoạch thành phố giao")
                .contains("cần đạt 25%, còn thiếu 65 doanh nghiệp")
                .contains("Thiếu nhiều nhất: phường ")
                .doesNotContain("Thu ngân sách");
    }

    @Test
    void aCityThatHasReportedAllHasNothingOpen() {
        assertThat(VIETNAMESE.sections())
                .extracting(PrintedReport.Section::heading)
                .containsExactly(
                        "Kết quả chung",
                        "I. Kinh tế",
                        "II. Đô thị - đất đai",
                        "III. Doanh nghiệp",
                        "Chỉ tiêu chậm so với tiến độ");
        assertThat(text(VIETNAMESE)).contains("không có số cùng kỳ").doesNotContain("chưa đầy đủ");
    }

    @Test
    void saysTheSameInEnglish() {
        assertThat(text(SAMPLE.printed("city", "en")))
                .contains(
                        "State budget revenue reached 799,690 million dong, up 67.8% on the same quarter of last year")
                .contains("32% of the budget target assigned by the province and 25.7%")
                .contains("fell on the same quarter")
                .contains("short by 65 enterprises");
    }

    private static String section(String heading) {
        return VIETNAMESE.sections().stream()
                .filter(section -> section.heading().equals(heading))
                .flatMap(section -> section.paragraphs().stream())
                .collect(Collectors.joining("\n"));
    }

    private static String text(PrintedReport report) {
        return report.sections().stream()
                .flatMap(section -> section.paragraphs().stream())
                .collect(Collectors.joining("\n"));
    }
}
