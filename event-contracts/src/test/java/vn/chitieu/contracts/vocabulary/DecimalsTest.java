package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    private static final String LARGEST = "9".repeat(20) + "." + "9".repeat(10);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.000, 0",
        "0e400, 0",
        "0e-400, 0",
        "12.500, 12.5",
        "1e2, 100",
        "1.5E+3, 1500",
        "25e-1, 2.5",
        "007.50, 7.5",
        "-1234.5, -1234.5",
        "100, 100",
        "1e-10, 0.0000000001",
        "1e19, 10000000000000000000"
    })
    void readsAFigureAndWritesItInOneWay(String text, String canonical) {
        assertThat(Decimals.text(Decimals.parse(text))).isEqualTo(canonical);
        assertThat(Decimals.parse(text)).isEqualByComparingTo(new BigDecimal(canonical));
        assertThat(Decimals.parseDerived(text)).isEqualTo(new BigDecimal(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                " 1",
                "+1",
                "--1",
                "-",
                ".5",
                "5.",
                "1,5",
                "1.000.000",
                "1 000",
                "1_000",
                "0x10",
                "1e",
                "1e1000",
                "1e+-1",
                "1e1.5",
                "NaN",
                "Infinity",
                "-Infinity",
                "null",
                "١٢٣",
                "۱۲۳",
                "१२३",
                "１２３",
                "1\u00a0000",
                "1\u200b",
                "𝟙",
                "І",
                "l",
                "O",
                "−1",
                "1٫5",
                "1\n",
                "\n1",
                "1\u0000",
                "½",
                "1f",
                "1d",
                "1L",
                "(1)",
                "1%"
            })
    void refusesWhatIsNotADecimalInAsciiDigits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text))
                .withMessageStartingWith("expected a decimal such as 1234.5, got ");
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.parseDerived(text));
    }

    @Test
    void holdsAFigureOfTwentyDigitsBeforeAndTenAfterThePoint() {
        assertThat(Decimals.text(Decimals.parse(LARGEST))).isEqualTo(LARGEST);
        assertThat(Decimals.text(Decimals.parse("-" + LARGEST))).isEqualTo("-" + LARGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100000000000000000000",
                "-100000000000000000000",
                "1e20",
                "1e400",
                "1e999",
                "0.00000000001",
                "1e-11",
                "1e-999",
                "123456789012345678901.5",
                "1.00000000001"
            })
    void refusesAFigureOfMoreDigits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text))
                .withMessage("expected at most 20 digits before and 10 after the decimal point, got " + text);
    }

    @Test
    void doesNotCountZerosInFrontNorAtTheEnd() {
        String text = "0".repeat(90) + "1." + "5" + "0".repeat(100);
        assertThat(Decimals.parse(text)).isEqualTo(new BigDecimal("1.5000000000"));
    }

    @ParameterizedTest
    @CsvSource({"12.500, 12.500", "0.00, 0.00", "1e2, 100", "0e400, 0", "1.50e1, 15.0"})
    void keepsTheZerosThatWereWritten(String text, String figure) {
        assertThat(Decimals.parse(text)).isEqualTo(new BigDecimal(figure));
    }

    @Test
    void theSumOfTenThousandFiguresIsExactInDecimal128() {
        BigDecimal sum =
                Collections.nCopies(10_000, Decimals.parse(LARGEST)).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.round(MathContext.DECIMAL128)).isEqualTo(sum);
        assertThat(Decimals.parseDerived(Decimals.text(sum))).isEqualByComparingTo(sum);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.3333333333333333333333333333333333", "1234567890123456789012345678901234", "1e99", "1e-100"})
    void readsADerivedAmountOfThirtyFourDigits(String text) {
        assertThat(Decimals.parseDerived(text)).isEqualByComparingTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.33333333333333333333333333333333333", "12345678901234567890123456789012345", "1e100", "1e-101"
            })
    void refusesADerivedAmountOfMoreDigits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parseDerived(text))
                .withMessageStartingWith("expected at most 34 significant digits, none more than 100 places from");
    }

    @Test
    void saysNoWithoutEffortHoweverHugeTheExponentOrTheText() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int scale : List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
                BigDecimal huge = new BigDecimal(BigInteger.ONE, scale);
                assertThat(Decimals.fit(huge)).isFalse();
                assertThatIllegalArgumentException().isThrownBy(() -> Decimals.canonical(huge));
                assertThatIllegalArgumentException().isThrownBy(() -> Decimals.text(huge));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> Decimals.parse("1e999999999"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Decimals.parse("9".repeat(10_000_000)))
                    .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
        });
    }

    @Property
    void aFigureSurvivesItsText(@ForAll("figures") BigDecimal figure) {
        assertThat(Decimals.fit(figure)).isTrue();
        String text = Decimals.text(figure);
        assertThat(text).matches("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{0,9}[1-9])?").isNotEqualTo("-0");
        assertThat(Decimals.parse(text)).isEqualTo(Decimals.canonical(figure)).isEqualByComparingTo(figure);
        assertThat(Decimals.parse(figure.toString())).isEqualTo(figure);
    }

    @Property
    void equalDecimalsBecomeEqualObjects(@ForAll("figures") BigDecimal figure) {
        BigDecimal other = figure.setScale(figure.scale() + 3);
        assertThat(Decimals.canonical(other)).isEqualTo(Decimals.canonical(figure));
        assertThat(Decimals.canonical(Decimals.canonical(figure))).isEqualTo(Decimals.canonical(figure));
        assertThat(Decimals.canonical(figure).scale()).isNotNegative();
    }

    @Property
    void fitsExactlyWithinTheBounds(@ForAll BigInteger digits, @ForAll int scale) {
        BigDecimal value = new BigDecimal(digits, scale % 40);
        boolean expected = value.abs().compareTo(new BigDecimal("1e20")) < 0
                && value.remainder(new BigDecimal("1e-10")).signum() == 0;
        assertThat(Decimals.fit(value)).isEqualTo(expected);
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        try {
            assertThat(Decimals.fit(Decimals.parse(text))).isTrue();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("expected ");
        }
    }

    @Provide
    Arbitrary<BigDecimal> figures() {
        Arbitrary<BigInteger> wholes = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TEN.pow(20).subtract(BigInteger.ONE));
        Arbitrary<Long> fractions = Arbitraries.longs().between(0, 9_999_999_999L);
        return Combinators.combine(wholes, fractions, Arbitraries.of(1, -1))
                .as((whole, fraction, sign) -> new BigDecimal(whole)
                        .add(BigDecimal.valueOf(fraction, 10))
                        .multiply(BigDecimal.valueOf(sign)));
    }
}
