package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.remark.UnitRemarkRepositoryContract.answered;
import static vn.chitieu.aggregation.remark.UnitRemarkRepositoryContract.open;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.remark.InMemoryUnitRemarkRepository;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Difficulties and proposals of units stand in the report with the answers of the city. */
class RemarkParagraphsTest {

    private static final TheSample SAMPLE = TheSample.whole();
    private static final String CITY = "thanh-hoa";

    private final InMemoryUnitRemarkRepository kept = new InMemoryUnitRemarkRepository();

    @Test
    void theReportHasUnitKindIndicatorTextAndAnswer() {
        kept.keep(answered(CITY, "r-000001", "nam-ngan", 2, "Đề nghị bổ sung\nkinh phí"));
        kept.keep(open(CITY, "r-000002", "nam-ngan", 1, "Thiếu cán bộ địa chính."));

        assertThat(section("vi", "city", "Khó khăn, kiến nghị của các đơn vị"))
                .containsExactly(
                        "Phường Nam Ngạn – khó khăn: Thiếu cán bộ địa chính.",
                        "Phường Nam Ngạn – kiến nghị (Diện tích đã giải phóng mặt bằng): Đề nghị bổ sung kinh phí."
                                + " Trả lời (lanh-dao, 07/04/2022): Giao phòng Tài chính xem xét.");
        assertThat(section("en", "city", "Difficulties and proposals of the units"))
                .last()
                .asString()
                .contains("proposal (Land area cleared)")
                .contains("Answer (lanh-dao, 7 April 2022): Giao phòng Tài chính xem xét.");
    }

    @Test
    void aPersonOfTheCatalogIsNamedByThePosition() {
        String id = SAMPLE.catalog().people().get(0).id();
        kept.keep(new RemarkChanged(
                CITY,
                "r-000001",
                2,
                "nam-ngan",
                new Quarter(2022, 1),
                RemarkChanged.Kind.PROPOSAL,
                RemarkChanged.State.ANSWERED,
                null,
                "x",
                "account:nam-ngan",
                answered(CITY, "r", "nam-ngan", 1, "x").at(),
                List.of(new RemarkChanged.Answer(
                        "y",
                        "account:" + id,
                        answered(CITY, "r", "nam-ngan", 1, "x").at()))));

        assertThat(section("vi", "city", "Khó khăn"))
                .singleElement()
                .asString()
                .contains(SAMPLE.catalog().people().get(0).position().vi())
                .doesNotContain(id);
    }

    @Test
    void aWardsReportHasItsOwnAndTheCitysHasAllByUnit() {
        kept.keep(open(CITY, "r-000001", "nam-ngan", 1, "của Nam Ngạn"));
        kept.keep(open(CITY, "r-000002", "dong-ve", 1, "của Đông Vệ"));

        assertThat(section("vi", "unit:dong-ve", "Khó khăn"))
                .singleElement()
                .asString()
                .contains("của Đông Vệ");
        assertThat(section("vi", "unit:ham-rong", "Khó khăn")).isEmpty();
        assertThat(section("vi", "city", "Khó khăn")).hasSize(2);
    }

    @Test
    void whatWasWithdrawnIsInNoReport() {
        RemarkChanged one = open(CITY, "r-000001", "nam-ngan", 1, "x");
        kept.keep(new RemarkChanged(
                CITY,
                one.id(),
                2,
                one.unit(),
                one.quarter(),
                one.kind(),
                RemarkChanged.State.WITHDRAWN,
                null,
                one.text(),
                one.by(),
                one.at(),
                List.of()));

        assertThat(section("vi", "city", "Khó khăn")).isEmpty();
    }

    @Test
    void ofManyTheFirstHundredArePrintedAndTheRestCounted() {
        for (int i = 0; i < 103; i++) {
            kept.keep(open(CITY, "remark-" + (1000 + i), "nam-ngan", 1, "ý kiến " + i));
        }

        assertThat(section("vi", "city", "Khó khăn")).hasSize(101).last().isEqualTo("Và 3 ý kiến khác.");
    }

    private List<String> section(String language, String scope, String heading) {
        QuarterReport report = SAMPLE.readReport(kept)
                .report(new Quarter(2022, 1), Scope.parse(scope))
                .orElseThrow();
        return new PrintedReportBuilder(SAMPLE::catalog)
                .print(report, language).sections().stream()
                        .filter(section -> section.heading().startsWith(heading))
                        .flatMap(section -> section.paragraphs().stream())
                        .toList();
    }
}
