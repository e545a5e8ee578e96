package vn.chitieu.ingestion.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Direction;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Warning;

class PlausibilityChecksTest {

    private final InMemoryFigureHistory history = new InMemoryFigureHistory();

    @Test
    void aNewUnitIsNotDoubted() {
        assertThat(about(land("2022-03", "1000000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"124.9, false", "125, true", "1.26, false", "1.25, true", "0, false", "-125, true"})
    void tenTimesOrATenthOfTheLastFigureIsDoubted(String value, boolean doubted) {
        reported("LAND", "2022-02", "12.5");

        assertThat(codesExceptFalling(land("2022-03", value)).contains(FindingCode.FAR_FROM_LAST_FIGURE))
                .isEqualTo(doubted);
    }

    @Test
    void theWarningSaysBothFiguresInBothLanguages() {
        reported("LAND", "2022-02", "12.5");

        Warning warning = about(land("2022-03", "130")).get(0);

        assertThat(warning.field()).isEqualTo("value");
        assertThat(warning.message())
                .isEqualTo("expected a figure of the size of 12.5 ha (2022-02), got 130, ten times as much or more");
        assertThat(warning.messageVi())
                .isEqualTo(
                        "Số liệu chênh lệch lớn so với lần trước. Số liệu 130 ha gấp 10 lần trở lên so với kỳ gần nhất"
                                + " (tháng 2-2022: 12,5 ha). Hãy kiểm tra lại dấu thập phân và các chữ số; nếu đúng thì xác nhận"
                                + " rồi gửi lại.");
    }

    @Test
    void theLatestEarlierFigureThatIsNotZeroCounts() {
        reported("LAND", "2021-11", "1");
        reported("LAND", "2021-12", "12");
        reported("LAND", "2022-01", "0");
        withdrawn("LAND", "2022-02");

        assertThat(about(land("2022-03", "100"))).isEmpty();
        assertThat(codes(land("2022-03", "120"))).containsExactly(FindingCode.FAR_FROM_LAST_FIGURE);
    }

    @Test
    void afterTwoYearsNothingIsComparable() {
        reported("LAND", "2020-02", "1");

        assertThat(about(land("2022-03", "100"))).isEmpty();
    }

    @Test
    void theSeasonExplainsAFigure() {
        reported("LAND", "2021-03", "90");
        reported("LAND", "2022-02", "1");

        assertThat(about(land("2022-03", "100"))).isEmpty();
    }

    @Test
    void whatIsCorrectedCountsWhereNothingEarlierIsKnown() {
        reported("LAND", "2022-03", "1");

        assertThat(codes(land("2022-03", "100"))).containsExactly(FindingCode.FAR_FROM_LAST_FIGURE);
    }

    @Test
    void aFigureThatStandsIsNotDoubtedAgain() {
        reported("LAND", "2022-02", "1");
        reported("LAND", "2022-03", "100.0");

        assertThat(about(land("2022-03", "100"))).isEmpty();
    }

    @Test
    void aWithdrawalIsNotDoubted() {
        reported("LAND", "2022-02", "1");

        assertThat(about(update("LAND", "2022-03", null, "ha"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "tỷ đồng, 8504, 8504000, triệu đồng",
                "tỷ đồng, 8504, 3000000, triệu đồng",
                "tỷ đồng, 8504, 26000000, -",
                "tỷ đồng, 8504, 9100000000000, đồng",
                "triệu đồng, 476573, 799.69, tỷ đồng",
                "triệu USD, 370.8, 0.31, tỷ USD",
                "ha, 12.5, 125000, m2",
                "ha, 12.5, 0.12, km2",
                "tấn, 3, 30, tạ",
                "tấn, 3, 10, -",
                "trường hợp, 6, 6000, -",
            })
    void aFigureOfTheSizeInAnotherUnitOfMeasureIsDoubtedAsSuch(
            String measure, String last, String value, String mistakenFor) {
        reported("LAND", "2022-02", last);

        Optional<Warning> warning = about(update("LAND", "2022-03", value, measure)).stream()
                .filter(one -> one.code() == FindingCode.UNIT_OF_MEASURE_LIKELY_MISTAKEN)
                .findFirst();

        assertThat(warning.map(Warning::message).orElse("looks like -"))
                .endsWith("looks like " + (mistakenFor == null ? "-" : mistakenFor));
        assertThat(warning.isPresent()).isEqualTo(mistakenFor != null);
    }

    @Test
    void aMistakenUnitOfMeasureIsSaidInVietnamese() {
        reported("MONEY", "2021-Q4", "8504");

        assertThat(about(update("MONEY", "2022-Q1", "9100000", "tỷ đồng"))
                        .get(0)
                        .messageVi())
                .contains(" Chỉ tiêu này tính bằng tỷ đồng; kỳ gần nhất (quý IV-2021) là 8.504 tỷ đồng, kỳ này là"
                        + " 9.100.000: có thể số liệu đang tính bằng triệu đồng.");
    }

    @Test
    void aFigureBelowZeroLowersWhatAddsUp() {
        assertThat(codes(land("2022-03", "-5"))).containsExactly(FindingCode.CUMULATIVE_FIGURE_FALLS);
    }

    @Test
    void aStockThatIsToGrowDoesNotFallWithinTheYear() {
        reported("STOCK", "2022-02", "50");

        assertThat(codes(update("STOCK", "2022-03", "49", "km"))).containsExactly(FindingCode.CUMULATIVE_FIGURE_FALLS);
        assertThat(about(update("STOCK", "2022-03", "50", "km"))).isEmpty();
        assertThat(about(update("STOCK", "2022-03", "51", "km"))).isEmpty();
    }

    @Test
    void aStockMayBeginLowerInANewYear() {
        reported("STOCK", "2021-12", "50");

        assertThat(about(update("STOCK", "2022-01", "20", "km"))).isEmpty();
    }

    @Test
    void aStockThatIsToBecomeLessMayFall() {
        reported("POOR", "2022-02", "50");

        assertThat(about(update("POOR", "2022-03", "49", "hộ"))).isEmpty();
        assertThat(City.catalog().indicator("POOR").orElseThrow().judging().direction())
                .isEqualTo(Direction.LOWER);
    }

    @Test
    void aPeriodLongPastIsDoubted() {
        assertThat(about(land("2017-04", "1"))).isEmpty();
        assertThat(codes(land("2017-03", "1"))).containsExactly(FindingCode.PERIOD_LONG_PAST);
        assertThat(about(land("2017-03", "1")).get(0).messageVi())
                .startsWith("Kỳ báo cáo tháng 3-2017 đã qua quá lâu, hơn 5 năm. Hãy ");
    }

    private void reported(String indicator, String period, String value) {
        put(indicator, period, new BigDecimal(value));
    }

    private void withdrawn(String indicator, String period) {
        put(indicator, period, null);
    }

    /** Each in a quarter of its own, so that none takes another's place. */
    private void put(String indicator, String period, BigDecimal value) {
        ReportedFigure figure =
                new ReportedFigure(ReportingPeriod.parse(period), value, FigureStatus.PRELIMINARY, Instant.EPOCH);
        history.put(
                City.ID, "north", indicator, Quarter.parse("19" + (10 + history.size()) + "-Q1"), 1, List.of(figure));
    }

    private static Update land(String period, String value) {
        return update("LAND", period, value, "ha");
    }

    private static Update update(String indicator, String period, String value, String measure) {
        return new Update(
                "id",
                "north",
                indicator,
                ReportingPeriod.parse(period),
                value == null ? null : new BigDecimal(value),
                measure,
                FigureStatus.PRELIMINARY,
                City.NOW,
                null,
                null);
    }

    private List<Warning> about(Update update) {
        ValidationContext context =
                new ValidationContext(City.catalog(), City.reporterFor("north"), City.NOW, Duration.ZERO);
        return PlausibilityChecks.against(history).stream()
                .flatMap(doubt -> doubt.about(update, context).stream())
                .toList();
    }

    private List<FindingCode> codes(Update update) {
        return about(update).stream().map(Warning::code).toList();
    }

    private List<FindingCode> codesExceptFalling(Update update) {
        return codes(update).stream()
                .filter(code -> code != FindingCode.CUMULATIVE_FIGURE_FALLS)
                .toList();
    }
}
