package vn.chitieu.localstack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.QuarterlyTotal.Attainment;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

class QuarterTableTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final LocalizedName ECONOMY = new LocalizedName("Kinh tế", "Economy");
    private static final LocalizedName URBAN = new LocalizedName("Đô thị - đất đai", "Urban");

    @Test
    void writesTheTableAsTheCityDoes() {
        QuarterlyTotal budget = total(
                "BUDGET_REVENUE",
                "799690",
                "476573",
                "67.8001",
                attainment("CITY", "3110000", "25.7134", Verdict.ON_PACE),
                attainment("PROVINCE", "2500000", "31.9876", Verdict.AHEAD));
        QuarterlyTotal violations = total("URBAN_VIOLATIONS", "214", null, null);

        assertThat(new QuarterTable(catalog()).lines(QUARTER, List.of(violations, budget)))
                .containsExactly(
                        "TP Thanh Hóa: tình hình thực hiện các chỉ tiêu quý I-2022",
                        "STT  Chỉ tiêu                ĐVT         Thực hiện quý  Cùng kỳ  % cùng kỳ  Tỉnh giao    TP giao"
                                + "  % tỉnh  % TP  Đánh giá",
                        "-".repeat(148),
                        "I    Kinh tế",
                        "1    Thu ngân sách nhà nước  triệu đồng        799.690  476.573      +67,8  2.500.000  3.110.000"
                                + "      32  25,7  tỉnh: vượt tiến độ; TP: đúng tiến độ",
                        "     - Công nghiệp           tỷ đồng                 –        –          –          –          –"
                                + "       –     –",
                        "II   Đô thị - đất đai",
                        "1    Vi phạm đã xử lý        trường hợp            214        –          –          –          –"
                                + "       –     –");
    }

    @Test
    void writesTheGrowthOfAPercentageInPoints() {
        QuarterlyTotal share = total("SETTLED_IN_TIME", "98.5", "97.2", "1.3");
        Catalog city = catalog(percentage("SETTLED_IN_TIME", "Hồ sơ đúng hạn"));

        assertThat(new QuarterTable(city).lines(QUARTER, List.of(share)))
                .last()
                .asString()
                .contains("Hồ sơ đúng hạn", "98,5", "97,2", "+1,3 điểm %");
    }

    @Test
    void aLaterQuarterHasTheYearSoFarBesideIt() {
        Catalog city = catalog(indicator("BUDGET_REVENUE", "Thu ngân sách nhà nước", "triệu đồng", ECONOMY, 1, null));
        QuarterlyTotal budget = total("BUDGET_REVENUE", "799690", "476573", "67.8001");

        assertThat(new QuarterTable(city).lines(new Quarter(2022, 3), List.of(budget)))
                .element(1)
                .asString()
                .containsSubsequence(
                        "Thực hiện quý", "% cùng kỳ", "Lũy kế", "Lũy kế cùng kỳ", "% cùng kỳ", "Tỉnh giao");
        assertThat(new QuarterTable(city).lines(new Quarter(2022, 3), List.of(budget)))
                .last()
                .asString()
                .containsSubsequence("799.690", "476.573", "+67,8", "799.690", "–", "–");
    }

    private static QuarterlyTotal total(
            String indicator,
            String value,
            @Nullable String lastYear,
            @Nullable String growth,
            Attainment... attainments) {
        return QuarterlyTotalFixture.aTotal()
                .of(Scope.city(), indicator, QUARTER)
                .reached(new BigDecimal(value), new BigDecimal(value))
                .against(new QuarterlyTotal.YearAgo(
                        lastYear == null ? null : new BigDecimal(lastYear),
                        growth == null ? null : new BigDecimal(growth),
                        null,
                        null))
                .with(List.of(attainments))
                .build();
    }

    private static Attainment attainment(String owner, String target, String share, Verdict verdict) {
        return AttainmentFixture.target(owner, target)
                .share(new BigDecimal(share))
                .judged(verdict, null)
                .build();
    }

    private static Catalog catalog() {
        return catalog(
                indicator("BUDGET_REVENUE", "Thu ngân sách nhà nước", "triệu đồng", ECONOMY, 1, null),
                indicator("PRODUCTION_INDUSTRY", "Công nghiệp", "tỷ đồng", ECONOMY, 2, "PRODUCTION_TOTAL"),
                indicator("URBAN_VIOLATIONS", "Vi phạm đã xử lý", "trường hợp", URBAN, 3, null));
    }

    private static Catalog catalog(Indicator... indicators) {
        return new Catalog(
                "thanh-hoa",
                new LocalizedName("TP Thanh Hóa", "Thanh Hóa City"),
                List.of(),
                List.of(),
                List.of(indicators),
                List.of(),
                List.of(),
                new WorkingCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), Set.of(), Set.of(), 5));
    }

    private static Indicator indicator(
            String code, String name, String unitOfMeasure, LocalizedName group, int order, @Nullable String partOf) {
        return IndicatorFixture.anIndicator(code)
                .named(new LocalizedName(name, code))
                .in(new LocalizedName(unitOfMeasure, unitOfMeasure))
                .under(group)
                .partOf(partOf)
                .build(order);
    }

    private static Indicator percentage(String code, String name) {
        return IndicatorFixture.anIndicator(code)
                .named(new LocalizedName(name, code))
                .in(new LocalizedName("%", "%"))
                .under(URBAN)
                .across(Operator.AVERAGE, Operator.LAST)
                .inPercent()
                .build(1);
    }
}
