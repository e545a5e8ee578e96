package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234567.89; 1.234.567,89; 1,234,567.89",
                "0; 0; 0",
                "0.00; 0; 0",
                "999; 999; 999",
                "1000; 1.000; 1,000",
                "-17305; -17.305; -17,305",
                "43.440; 43,44; 43.44",
                "1E+3; 1.000; 1,000",
                "0.000001; 0,000001; 0.000001"
            })
    void writesAmountsAsPeopleDo(String amount, String vietnamese, String english) {
        assertThat(FigureFormat.VIETNAMESE.exact(new BigDecimal(amount))).isEqualTo(vietnamese);
        assertThat(FigureFormat.ENGLISH.exact(new BigDecimal(amount))).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"14.25, '14,2%'", "14.35, '14,4%'", "32.0, '32%'", "-0.04, '0%'", "25.7, '25,7%'"})
    void roundsPercentagesHalfToEven(String percent, String text) {
        assertThat(FigureFormat.VIETNAMESE.percent(new BigDecimal(percent))).isEqualTo(text);
    }

    @Test
    void roundsForDisplayWithoutTrailingZeros() {
        assertThat(FigureFormat.rounded(new BigDecimal("43.445"), 2)).isEqualTo(new BigDecimal("43.44"));
        assertThat(FigureFormat.rounded(new BigDecimal("31.9876"), 1)).isEqualTo(new BigDecimal("32"));
        assertThat(FigureFormat.in("en").computed(new BigDecimal("1234.567"))).isEqualTo("1,234.57");
        assertThat(FigureFormat.in("vi").computed(new BigDecimal("1234.567"))).isEqualTo("1.234,57");
    }
}
