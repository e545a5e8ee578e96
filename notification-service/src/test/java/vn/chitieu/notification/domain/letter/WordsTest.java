package vn.chitieu.notification.domain.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

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
        assertThat(Numbers.VIETNAMESE.exact(new BigDecimal(amount))).isEqualTo(vietnamese);
        assertThat(Numbers.ENGLISH.exact(new BigDecimal(amount))).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"14.25, '14,2%'", "14.35, '14,4%'", "32.0, '32%'", "-0.04, '0%'", "25.7, '25,7%'"})
    void roundsPercentagesHalfToEven(String percent, String text) {
        assertThat(Numbers.VIETNAMESE.percent(new BigDecimal(percent))).isEqualTo(text);
    }

    @Test
    void bothLanguagesHaveTheSamePhrases() {
        assertThat(new TreeSet<>(Phrases.of("en").keys()))
                .isEqualTo(new TreeSet<>(Phrases.of("vi").keys()));
    }

    @Test
    void whatFillsAPlaceIsNotLookedThroughForPlaces() {
        Phrases phrases = Phrases.of("vi");
        String text = phrases.say("amount", Map.of("amount", "{unit}$1\\", "unit", "tỷ"));
        assertThat(text).isEqualTo("{unit}$1\\ tỷ");
    }

    @Test
    void refusesAPlaceThatIsNotFilled() {
        Phrases phrases = Phrases.of("vi");
        assertThatThrownBy(() -> phrases.say("amount", Map.of("amount", "1"))).hasMessageContaining("{unit}");
    }

    @Test
    void stripsControlAndDirectionCharacters() {
        assertThat(PlainText.of("a\r\nBcc: x\u202Eb\u200Bc\u2028d\u0000", 50)).isEqualTo("a Bcc: x b c d");
        assertThat(PlainText.of("Tha\u0300nh pho\u0302\u0301", 50)).isEqualTo("Thành phố");
        assertThat(PlainText.of("\uD83D\uDE00".repeat(9), 5)).isEqualTo("\uD83D\uDE00".repeat(4) + "…");
    }
}
