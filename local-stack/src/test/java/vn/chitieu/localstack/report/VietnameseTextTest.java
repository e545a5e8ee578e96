package vn.chitieu.localstack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.vocabulary.Quarter;

class VietnameseTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"799690, 799.690", "370.80, \"370,8\"", "43.445, \"43,44\"", "0, 0", "-1234.5, \"-1.234,5\""})
    void writesAmountsWithDotsAndAComma(BigDecimal value, String expected) {
        assertThat(VietnameseText.amount(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"31.8999, \"+31,9\"", "21, +21", "-1.25, \"-1,2\"", "0, +0"})
    void writesGrowthWithItsSign(BigDecimal percent, String expected) {
        assertThat(VietnameseText.growth(percent, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"31.9876, 32", "25.7134, \"25,7\"", "46.21, \"46,2\""})
    void writesSharesWithAtMostOneDecimal(BigDecimal percent, String expected) {
        assertThat(VietnameseText.share(percent)).isEqualTo(expected);
    }

    @Test
    void writesTheGrowthOfAPercentageInPoints() {
        assertThat(VietnameseText.growth(new BigDecimal("-1.25"), true)).isEqualTo("-1,2 điểm %");
        assertThat(VietnameseText.growth(new BigDecimal("0.8"), true)).isEqualTo("+0,8 điểm %");
    }

    @Test
    void writesADashForWhatIsNotKnown() {
        assertThat(VietnameseText.amount(null)).isEqualTo("–");
        assertThat(VietnameseText.growth(null, true)).isEqualTo("–");
        assertThat(VietnameseText.share(null)).isEqualTo("–");
    }

    @Test
    void writesQuartersInRomanNumerals() {
        assertThat(VietnameseText.quarter(new Quarter(2022, 4))).isEqualTo("quý IV-2022");
    }
}
