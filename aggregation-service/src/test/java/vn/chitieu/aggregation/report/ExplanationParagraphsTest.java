package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Explanations given to alerts stand in the report, as people wrote them. */
class ExplanationParagraphsTest {

    private static final TheSample SAMPLE = TheSample.whole();

    @Test
    void theReportHasCauseRemedyAndPromise() {
        assertThat(section("vi", about("city", "NEW_ENTERPRISES", "uv-btv-doanh-nghiep"), "Nguyên nhân và giải pháp"))
                .singleElement()
                .asString()
                .startsWith(
                        "Số doanh nghiệp thành lập mới (kế hoạch thành phố giao). Nguyên nhân: Hồ sơ chậm. Giải pháp:"
                                + " Tổ chức đối thoại với doanh nghiệp. Cam kết khắc phục chậm nhất hết ngày 20/04/2022 (")
                .endsWith(", ngày 07/04/2022).")
                .doesNotContain("uv-btv-doanh-nghiep");
    }

    @Test
    void ofAWardTheWardIsNamedAndAKeyIsCalledByItsId() {
        assertThat(section("en", about("unit:dong-ve", "LAND_CLEARED", "key-of-a-ward"), "Causes and remedies"))
                .singleElement()
                .asString()
                .contains("Land area cleared (plan assigned by the city), Phường Đông Vệ. Cause: Hồ sơ chậm.")
                .contains("(key-of-a-ward, 7 April 2022)");
    }

    @Test
    void ofAWindowTheWindowIsNamed() {
        assertThat(section(
                        "en",
                        about("city", "URBAN_VIOLATIONS", "key", "cao-diem-trat-tu-do-thi-2022"),
                        "Causes and remedies"))
                .singleElement()
                .asString()
                .contains(", Campaign on urban order and sanitation, 15 March to 15 May 2022 (");
    }

    @Test
    void withoutAnExplanationThereIsNoSuchSection() {
        assertThat(SAMPLE.printed("city", "vi").sections())
                .extracting(PrintedReport.Section::heading)
                .noneMatch(heading -> heading.startsWith("Nguyên nhân"));
    }

    @Test
    void aWardsReportHasItsOwnAndTheCitysHasAll() {
        InMemoryAlertExplanationRepository kept = new InMemoryAlertExplanationRepository();
        kept.keep("thanh-hoa", about("unit:dong-ve", "LAND_CLEARED", "x"));
        kept.keep("thanh-hoa", about("city", "NEW_ENTERPRISES", "x"));
        ReportService reports = SAMPLE.readReport(kept);

        assertThat(reports.report(new Quarter(2022, 1), Scope.city())
                        .orElseThrow()
                        .explanations())
                .extracting(AlertExplanation::scope)
                .containsExactly(Scope.city(), Scope.parse("unit:dong-ve"));
        assertThat(reports.report(new Quarter(2022, 1), Scope.parse("unit:dong-ve"))
                        .orElseThrow()
                        .explanations())
                .extracting(AlertExplanation::scope)
                .containsExactly(Scope.parse("unit:dong-ve"));
        assertThat(reports.report(new Quarter(2022, 1), Scope.parse("unit:nam-ngan"))
                        .orElseThrow()
                        .explanations())
                .isEmpty();
    }

    private static List<String> section(String language, AlertExplanation explanation, String heading) {
        InMemoryAlertExplanationRepository kept = new InMemoryAlertExplanationRepository();
        kept.keep("thanh-hoa", explanation);
        QuarterReport report = SAMPLE.readReport(kept)
                .report(new Quarter(2022, 1), Scope.city())
                .orElseThrow();
        return new PrintedReportBuilder(SAMPLE::catalog)
                .print(report, language).sections().stream()
                        .filter(section -> section.heading().startsWith(heading))
                        .flatMap(section -> section.paragraphs().stream())
                        .toList();
    }

    private static AlertExplanation about(String scope, String indicator, String by) {
        return about(scope, indicator, by, null);
    }

    private static AlertExplanation about(String scope, String indicator, String by, @Nullable String window) {
        return new AlertExplanation(
                "BEHIND_TARGET/" + scope + "/" + indicator + "/2022-Q1/CITY" + (window == null ? "" : "/" + window),
                3,
                Scope.parse(scope),
                indicator,
                new Quarter(2022, 1),
                "CITY",
                window,
                "Hồ sơ\nchậm",
                "Tổ chức đối thoại với doanh nghiệp.",
                LocalDate.of(2022, 4, 20),
                by,
                Instant.parse("2022-04-07T03:00:00Z"));
    }
}
